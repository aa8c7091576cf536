"""An edition's drafts into a CMS: nothing twice, and nothing that a person wrote overwritten."""
