package dev.dosirak.review.review;

import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Text;

/// The rules of reviews said no.
public enum ReviewRefusal implements Refused.Reason {
    /// There is none, it cannot be seen, or it is not this person's to change.
    UNKNOWN_REVIEW(Refused.Kind.NOT_FOUND),
    TOO_LATE_TO_EDIT(Refused.Kind.CONFLICT),
    HIDDEN_BY_OPERATOR(Refused.Kind.CONFLICT),
    ALREADY_DELETED(Refused.Kind.CONFLICT),
    /// One neither likes nor reports what one has written oneself.
    OWN_REVIEW(Refused.Kind.INVALID),
    RATING_OUT_OF_RANGE(Refused.Kind.INVALID),
    TEXT_LENGTH(Refused.Kind.INVALID),
    TEXT_UNREADABLE(Refused.Kind.INVALID),
    TOO_MANY_IMAGES(Refused.Kind.INVALID),
    IMAGE_NOT_ACCEPTED(Refused.Kind.INVALID);

    private final Refused.Kind kind;

    ReviewRefusal(Refused.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Refused.Kind kind() {
        return kind;
    }

    /// @param name of the text, as the document calls it
    static void unlessReadable(String text, int shortest, int longest, String name) {
        Refused.unless(Text.fits(text, shortest, longest), TEXT_LENGTH, name, shortest, longest);
        Refused.unless(text.codePoints().allMatch(ReviewRefusal::isReadable), TEXT_UNREADABLE, name);
    }

    /// Half a character and most control characters are no text, and PostgreSQL does not keep them. Nobody can
    /// send some more ([characters][dev.dosirak.platform.kernel.Characters]); where they were kept before, they
    /// stay.
    private static boolean isReadable(int character) {
        return character == '\n'
                || character == '\r'
                || character == '\t'
                || !Character.isISOControl(character) && Character.getType(character) != Character.SURROGATE;
    }
}
