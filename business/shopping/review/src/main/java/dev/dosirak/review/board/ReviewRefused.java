package dev.dosirak.review.board;

import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Text;

/// The board said no.
public final class ReviewRefused extends Refused {

    public enum Reason implements Refused.Reason {
        /// There is none, it cannot be seen, or it is not this person's to change.
        UNKNOWN_REVIEW(Kind.UNKNOWN),
        TOO_LATE_TO_EDIT(Kind.NOT_NOW),
        HIDDEN_BY_OPERATOR(Kind.NOT_NOW),
        ALREADY_DELETED(Kind.NOT_NOW),
        /// One neither likes nor reports what one has written oneself.
        OWN_REVIEW(Kind.NOT_ACCEPTABLE),
        RATING_OUT_OF_RANGE(Kind.NOT_ACCEPTABLE),
        TEXT_LENGTH(Kind.NOT_ACCEPTABLE),
        TEXT_UNREADABLE(Kind.NOT_ACCEPTABLE),
        TOO_MANY_IMAGES(Kind.NOT_ACCEPTABLE),
        IMAGE_NOT_ACCEPTED(Kind.NOT_ACCEPTABLE);

        private final Kind kind;

        Reason(Kind kind) {
            this.kind = kind;
        }

        @Override
        public Kind kind() {
            return kind;
        }
    }

    public ReviewRefused(Reason reason, Object... details) {
        super(reason, details);
    }

    static void unless(boolean acceptable, Reason reason, Object... details) {
        if (!acceptable) {
            throw new ReviewRefused(reason, details);
        }
    }

    /// @param name of the text, as the document calls it
    static void unlessReadable(String text, int shortest, int longest, String name) {
        unless(Text.fits(text, shortest, longest), Reason.TEXT_LENGTH, name, shortest, longest);
        unless(text.codePoints().allMatch(ReviewRefused::isReadable), Reason.TEXT_UNREADABLE, name);
    }

    /// Half a character and most control characters are no text, and PostgreSQL does not keep them. Nobody can
    /// send some more ([characters][dev.dosirak.platform.kernel.Characters]); where they were kept before,
    /// they stay.
    private static boolean isReadable(int character) {
        return character == '\n'
                || character == '\r'
                || character == '\t'
                || !Character.isISOControl(character) && Character.getType(character) != Character.SURROGATE;
    }
}
