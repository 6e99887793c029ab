"""Private files in an S3-compatible store, spoken to over HTTP as in production."""

import hashlib

import boto3
import pytest
from django.urls import reverse
from django.utils import timezone
from moto.server import ThreadedMotoServer

from config import storage
from config.keeping.backing_up import back_up
from config.keeping.files import copy_in
from config.keeping.manifest import FILES
from documents.models import Document
from documents.storage import private_storage
from tests.journeys import people, solutions

BUCKET = "private-files"


@pytest.fixture(scope="module")
def endpoint():
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(endpoint, settings, monkeypatch):
    """An empty bucket that the settings name, as PRIVATE_BUCKET would."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "known")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "to-the-test-alone")
    private = storage.bucket(BUCKET, endpoint=endpoint, region="eu-west-2")
    settings.STORAGES = {**settings.STORAGES, "private": private}
    monkeypatch.setattr(Document._meta.get_field("file"), "storage", private_storage())
    made = boto3.resource("s3", endpoint_url=endpoint, region_name="eu-west-2").Bucket(BUCKET)
    made.create(CreateBucketConfiguration={"LocationConstraint": "eu-west-2"})
    yield made
    made.objects.delete()
    made.delete()


@pytest.fixture
def evidence(transactional_db, bucket):
    return solutions.certificate(people.vendor_lead(people.vendor()))


def stored(bucket):
    return [one.key for one in bucket.objects.all()]


def test_upload_is_scanned_and_handed_out_from_the_bucket_by_the_portal_alone(
    evidence, bucket, endpoint, client
):
    document = evidence.document
    assert (stored(bucket), document.is_clean) == ([document.file.name], True)
    client.force_login(document.uploaded_by)
    answer = client.get(reverse("vendors:evidence_file", args=[evidence.pk]))
    assert answer.status_code == 200
    assert hashlib.sha256(answer.getvalue()).hexdigest() == document.sha256
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment")
    assert endpoint not in str(answer.headers)


def test_object_belongs_to_its_owner_alone(evidence, bucket):
    grants = bucket.Object(evidence.document.file.name).Acl().grants
    assert {grant["Grantee"]["Type"] for grant in grants} == {"CanonicalUser"}


def test_object_changed_in_the_bucket_is_handed_to_nobody(evidence, bucket, client):
    bucket.Object(evidence.document.file.name).put(Body=b"other")
    client.force_login(evidence.document.uploaded_by)
    answer = client.get(reverse("vendors:evidence_file", args=[evidence.pk]))
    assert answer.status_code == 404


def test_backup_reads_a_bucket_and_fills_an_empty_one(evidence, bucket, tmp_path):
    made = back_up(tmp_path / "backup", at=timezone.now())
    assert [kept.sha256 for kept in made.files] == [evidence.document.sha256]
    bucket.objects.delete()
    assert list(copy_in(made.files, tmp_path / "backup" / FILES)) == made.files
    assert stored(bucket) == [evidence.document.file.name]
