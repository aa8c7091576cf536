"""The browser desk: where editors read the best stories first, see where a figure comes from, check copy and approve.

`application` joins its parts to one ASGI application; `access` decides who may ask it anything at all; `shelf` holds
the edition that is read, `store` what editors said and typed. Pages are rendered here, without a build step.
"""
