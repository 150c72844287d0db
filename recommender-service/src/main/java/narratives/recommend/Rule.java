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
    /** It carries a content warning that the person excludes. */
    EXCLUDED_WARNING,
    /** Nobody has looked what it carries, and the person excludes something. */
    UNKNOWN_WARNINGS,
    /** The person hid it. */
    HIDDEN,
    /** It is told in another form than is wanted, or it is not known in which. */
    MODALITY,
    /** It is in another language than is wanted, or it is not known in which. */
    LANGUAGE,
    /** It takes longer than is wanted, or it is not known how long. */
    TOO_LONG,
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
