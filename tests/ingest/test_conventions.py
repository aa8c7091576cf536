"""The signs of publishers: each table has a source, and no two publishers mean opposite things by one sign here."""

from __future__ import annotations

from newsgen.ingest.conventions import conventions, is_missing, is_withheld, known_flags


def test_each_convention_names_its_source() -> None:
    assert set(conventions()) == {"gss", "dfe", "nhs", "eurostat", "bls", "abs"}
    assert all(one.source.startswith("https://") and one.name for one in conventions().values())


def test_publishers_agree_on_the_flags_they_share() -> None:
    known = known_flags()
    assert all(known[flag] == means for one in conventions().values() for flag, means in one.flags.items())


def test_what_some_publisher_withholds_is_never_missing() -> None:
    for one in conventions().values():
        assert all(is_withheld(text) and not is_missing(text) for text in one.withheld)
        assert all(is_missing(text) for text in one.missing)
