"""What matching keeps of people."""

from accounts.privacy.mapping import Basis, Level, Purpose, Theirs, keep, keep_nothing_of_people

keep(
    Purpose(
        what="Invitations of vendors, and what was set aside",
        why="To treat vendors alike, and to know who invited one.",
        basis=Basis.PUBLIC_TASK,
        level=Level.CONFIDENTIAL,
        kept="As long as the challenge.",
        seen_by="The council and LGA staff; the vendor reads the invitation, and reasons added up without names.",
        fields={"matching.Invitation": "invited_by", "matching.SetAside": "set_by words"},
        theirs=(
            Theirs(
                what="Solutions you set aside",
                label="matching.SetAside",
                columns="challenge__title solution__name reason words set_at taken_back_at",
                person="set_by",
            ),
        ),
    ),
    Purpose(
        what="Texts as matching reads them",
        why="To find what fits. Worked out from texts that may name people.",
        basis=Basis.PUBLIC_TASK,
        level=Level.CONFIDENTIAL,
        kept="As long as the text it was read from.",
        seen_by="Whoever may read the text itself.",
        fields={
            "matching.Entry": "counts label_stems labels rows sentences stems title vector",
            "matching.StemCount": "stem",
        },
    ),
)

keep_nothing_of_people(
    {
        "matching.Abbreviation": "meaning short",
        "matching.Collection": "commonplaces model",
        "matching.Entry": "folding_hash model text_hash",
    }
)
