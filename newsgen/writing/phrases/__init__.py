"""Phrases: what a story says, one sentence a line (docs/phrases.md).

`phrase_file` and `story_file` read what editors write, `book` lays a project's files over the shipped ones, `questions`
are what a `when` may ask, `sentence` compiles a wording, and `telling` says it all in one draft.
"""
