from argparse import ArgumentTypeError

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from workflow.sealing import Head, number_of_lines, verify


class Command(BaseCommand):
    help = "Read the whole log and name every line that was changed, removed, put in or moved."

    def add_arguments(self, parser):
        parser.add_argument(
            "--noted",
            action="append",
            default=[],
            type=_head,
            metavar="NUMBER:HASH",
            help="a head this command printed earlier and you kept elsewhere; may be given again",
        )

    def handle(self, *, noted, **options):
        lines = number_of_lines()
        found = verify(noted, progress=lambda rows: tqdm(rows, "Lines", lines, disable=None))
        if found.faults:
            raise CommandError("The log is not as it was written.\n" + "\n".join(found.faults))
        self.stdout.write(f"{found.lines:,} lines, every one as it was written.")
        self.stdout.write(f"Note this head elsewhere: {found.head}")


def _head(text):
    try:
        return Head.read(text)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from error
