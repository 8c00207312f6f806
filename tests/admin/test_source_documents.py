import io

from archive.models import SourceDocument
from tests.admin.filling import address
from tests.factories import make_article


def test_a_document_names_the_articles_read_from_it(editor):
    document = SourceDocument.objects.keep(io.BytesIO(b"captured"), name="page.txt", media_type="text/plain")
    article = make_article("A <lamp>", source=document)
    page = editor.get(address("sourcedocument", document)).content.decode()
    assert document.sha256 in page
    assert f'<a href="{address("article", article)}">A &lt;lamp&gt;</a>' in page
    assert 'name="_save"' not in page
