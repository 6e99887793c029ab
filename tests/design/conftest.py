import pytest
from django.template import RequestContext, Template

from tests.design.markup import Markup


@pytest.fixture
def draw(rf):
    """Renders a line of template with {% load design %} before it, for somebody not signed in."""

    def draw_line(source, path="/", **context):
        template = Template("{% load design %}" + source)
        return Markup.of(template.render(RequestContext(rf.get(path), context)))

    return draw_line
