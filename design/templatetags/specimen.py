"""For the gallery: shows what it encloses twice, drawn and as the source that drew it, so that the two never differ."""

from django.template import Library, Node
from django.template.base import TokenType
from django.utils.html import format_html
from django.utils.text import slugify

register = Library()
WRAPPED = {
    TokenType.BLOCK: "{{% {} %}}",
    TokenType.VAR: "{{{{ {} }}}}",
    TokenType.COMMENT: "",
    TokenType.TEXT: "{}",
}


@register.tag
def specimen(parser, token):
    """{% specimen "Title" %}…{% endspecimen %}; the title is a literal."""
    title = token.split_contents()[1].strip('"')
    source = "".join(_source(parser.tokens)).strip()
    nodelist = parser.parse(("endspecimen",))
    parser.delete_first_token()
    return Specimen(title, source, nodelist)


def _source(tokens_from_the_end):
    for token in reversed(tokens_from_the_end):
        if token.contents == "endspecimen":
            return
        yield WRAPPED[token.token_type].format(token.contents)


class Specimen(Node):
    def __init__(self, title, source, nodelist):
        self.title = title
        self.source = source
        self.nodelist = nodelist

    def render(self, context):
        return format_html(
            '<section class="specimen"><h2 id="{}">{}</h2>{}<pre><code>{}</code></pre></section>',
            slugify(self.title),
            self.title,
            self.nodelist.render(context),
            self.source,
        )
