"""A project's stories told again and again in memory, with phrases that nobody has saved yet; nothing is written.

`drafts_told` lists the wordings of a project's stories, `rehearsal` tells its drafts with other phrases and says what
becomes of them, `stage` does so in a worker with limits, for those who serve pages meanwhile.
"""
