from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from pgvector.django import HnswIndex, VectorField

from matching.embedding.model_files import WIDTH
from matching.enums import Kind


class EntryQuerySet(models.QuerySet["Entry"]):
    def of(self, kind: str) -> "EntryQuerySet":
        return self.filter(kind=kind)


class Entry(models.Model):
    """What matching knows of one record: its words, counted, and its meaning as vectors.

    Worked out from the record, never the other way round: it can be thrown away and made again.
    What a person may see is decided by the record's own `visible_to`, never here.
    """

    kind = models.CharField(max_length=20, choices=Kind)
    subject_id = models.BigIntegerField()
    title = models.CharField(max_length=300)
    sentences = ArrayField(models.TextField(), default=list)
    counts = models.JSONField(default=dict, help_text="how often each stem occurs")
    stems = ArrayField(models.TextField(), default=list)
    length = models.PositiveIntegerField(default=0, help_text="stems in all")
    labels = ArrayField(
        models.TextField(),
        default=list,
        help_text="vendor, theme, areas: counted by the search box",
    )
    label_stems = ArrayField(
        models.TextField(), default=list, help_text="of the labels, as often as they say it"
    )
    vector = VectorField(dimensions=WIDTH, null=True)
    rows = models.BinaryField(
        null=True, help_text="the vector again, then one a sentence, in half precision"
    )
    model = models.CharField(max_length=80, blank=True, help_text="name and version behind vectors")
    text_hash = models.CharField(max_length=64)
    folding_hash = models.CharField(max_length=64, help_text="spellings and abbreviations used")
    changed_at = models.DateTimeField(help_text="when the record that was read had last changed")
    indexed_at = models.DateTimeField()

    objects = EntryQuerySet.as_manager()

    class Meta:
        indexes = [
            GinIndex(fields=["stems"], name="entry_stems"),
            GinIndex(fields=["label_stems"], name="entry_label_stems"),
            models.Index(fields=["text_hash", "model"], name="entry_same_text"),
            *(
                HnswIndex(
                    name=f"entry_vector_{kind}",
                    fields=["vector"],
                    opclasses=["vector_cosine_ops"],
                    condition=Q(kind=kind),
                )
                for kind in Kind.values
            ),
        ]
        constraints = [
            models.UniqueConstraint("kind", "subject_id", name="entry_once"),
            models.CheckConstraint(name="entry_kind_known", condition=Q(kind__in=Kind.values)),
            models.CheckConstraint(
                name="entry_vectors_name_their_model",
                condition=Q(vector=None, rows=None, model="")
                | (Q(vector__isnull=False, rows__isnull=False) & ~Q(model="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_id}: {self.title}"


class Collection(models.Model):
    """What ranking knows of all texts of one kind, refreshed now and then: what BM25 weighs words by,
    and what the vectors of one model have in common.
    """

    kind = models.CharField(max_length=20, choices=Kind, unique=True)
    entries = models.PositiveIntegerField()
    average_length = models.FloatField()
    commonplaces = models.BinaryField(
        null=True, help_text="vectors of what all these texts mean alike, in single precision"
    )
    model = models.CharField(max_length=80, blank=True, help_text="name and version behind them")
    counted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.kind}: {self.entries} texts"


class StemCount(models.Model):
    """In how many texts of one kind a stem occurs."""

    collection = models.ForeignKey(Collection, models.CASCADE, related_name="stems")
    stem = models.TextField()
    entries = models.PositiveIntegerField()
    found_in = models.PositiveIntegerField(
        default=0, help_text="in how many it occurs in the text or in its labels"
    )

    class Meta:
        indexes = [GinIndex(fields=["stem"], name="stem_spelling", opclasses=["gin_trgm_ops"])]
        constraints = [models.UniqueConstraint("collection", "stem", name="stem_count_once")]

    def __str__(self) -> str:
        return f"{self.stem}: {self.entries}"


class Abbreviation(models.Model):
    """A short form of the field and what it stands for; editable. Both find each other.

    In capitals it is known in capitals only: SEND is not "send".
    """

    short = models.CharField("abbreviation", max_length=30)
    meaning = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint("short", "meaning", name="abbreviation_once"),
            models.CheckConstraint(
                name="abbreviation_complete", condition=~Q(short="") & ~Q(meaning="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.short}: {self.meaning}"
