package narratives.recommend;

import java.util.Locale;

/** What can keep a narrative from a list, in the order in which it is told. */
public enum Rule {
    /** It was taken back. */
    WITHDRAWN,
    /** It is a draft. */
    NOT_PUBLISHED,
    /** Its time has not come, or is over. */
    NOT_AVAILABLE_NOW,
    /** Its narrator has not agreed that it is shown to this person. */
    NO_CONSENT,
    /** It carries a content warning that the person excludes. */
    EXCLUDED_WARNING,
    /** Nobody has looked what it carries, and the person excludes something. */
    UNKNOWN_WARNINGS,
    /** A rule of the tenant's policy keeps it from people like this one. */
    POLICY,
    /** It seems to leave readers worse, and nobody has looked at it since. */
    SUSPENDED,
    /** It may leave readers worse, and is not shown by chance. */
    HELD,
    /** Somebody is in a crisis and is shown no narratives. */
    CRISIS,
    /** Not enough is known for certain; only the curated list is served, and it is not in it. */
    NOT_CURATED,
    /** The person hid it. */
    HIDDEN,
    /** It upset the person. */
    UPSETTING,
    /** The person hid everything of its narrator. */
    HIDDEN_NARRATOR,
    /** It is told in another form than is wanted, or it is not known in which. */
    MODALITY,
    /** It is in another language than is wanted, or it is not known in which. */
    LANGUAGE,
    /** It takes longer than is wanted, or it is not known how long. */
    TOO_LONG,
    /** It takes more schooling to follow than is wanted, or it is not known how much. */
    TOO_HARD,
    /** The device cannot play it, or it is not known what it takes to play it. */
    NOT_PLAYABLE,
    /** The connection is too slow for it. */
    TOO_SLOW,
    /** It answers a question of the instrument otherwise than the filter wants, or not at all. */
    CHARACTERISTIC,
    /** The person has rated it. */
    ALREADY_RATED,
    /** The request leaves it out. */
    EXCLUDED_BY_REQUEST,
    /** The list is of what is like it. */
    SAME_NARRATIVE,
    /** An earlier page of the list showed it. */
    SHOWN_EARLIER;

    /** The name on the wire. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
