from notifications.topics.table import (
    OTHER,
    TOPICS,
    Topic,
    choosable_topics_of,
    fixed_topics_of,
    topic_named,
    topic_of,
)

__all__ = [
    "OTHER",
    "TOPICS",
    "Topic",
    "choosable_topics_of",
    "fixed_topics_of",
    "topic_named",
    "topic_of",
]
