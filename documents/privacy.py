"""What uploads keep of people."""

from accounts.privacy.mapping import Basis, Level, Purpose, Theirs, keep, keep_nothing_of_people
from accounts.privacy.retention.rules import Rule
from documents.actions import throw_away
from documents.queries import unused_since

UNUSED = Rule(
    name="unused_files",
    what="Files that were uploaded, then taken away or never used",
    then="deleted, row and file",
    standard_days=90,
    after="they came in",
    why="Long enough to find out that one was taken away by mistake.",
    due=unused_since,
    end=throw_away,
)

keep(
    Purpose(
        what="Uploaded files",
        why="To read the evidence and attachments that decisions rest on, unchanged. They may name people.",
        basis=Basis.PUBLIC_TASK,
        level=Level.CONFIDENTIAL,
        kept="As long as what they belong to.",
        seen_by="The organisation that uploaded; whoever may read what the file belongs to.",
        fields={"documents.Document": "file name uploaded_by"},
        rules=(UNUSED,),
        theirs=(
            Theirs(
                what="Files you uploaded for your organisation, by name",
                label="documents.Document",
                columns="name organisation__name uploaded_at size",
                person="uploaded_by",
            ),
        ),
    ),
)

keep_nothing_of_people({"documents.Document": "scan_note sha256"})
