package dev.dosirak.platform.kernel;

import java.util.List;
import java.util.Locale;

/// The rules said no. Nothing has changed, and asking the same again will not help until something else changes.
///
/// Over HTTP it becomes a problem of the reason's own type, in the language of the person who asked; on the event
/// side the record that caused it is parked.
public final class Refused extends RuntimeException {

    /// Why; every feature lists its reasons in an enum, and its service has a title and a sentence for each in
    /// Korean and English.
    public interface Reason {

        Kind kind();

        /// The enum constant's name.
        String name();

        /// For programs: the name in kebab case, the last part of the problem's type.
        default String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// What sort of no it is, which is all that the outside needs to answer properly.
    public enum Kind {
        /// What was asked for does not exist, or must look so to this caller.
        NOT_FOUND,
        /// It exists and belongs to somebody else.
        FORBIDDEN,
        /// It would be fine in another state or at another time.
        CONFLICT,
        /// What was given can never be accepted like this.
        INVALID,
        /// Whoever asks has not shown who they are.
        UNAUTHENTICATED,
        /// They have asked too often; the first detail is how many seconds to wait.
        RATE_LIMITED,
        /// It is our shortage and not theirs; the first detail is in how many seconds to ask again.
        BUSY
    }

    private final transient Reason reason;
    private final transient List<Object> details;

    /// @param details values that the reason's sentence names, in its order
    public Refused(Reason reason, Object... details) {
        super(details.length == 0 ? reason.name() : reason.name() + " " + List.of(details));
        this.reason = reason;
        this.details = List.of(details);
    }

    /// @throws Refused with that reason where it is not acceptable
    public static void unless(boolean acceptable, Reason reason, Object... details) {
        if (!acceptable) {
            throw new Refused(reason, details);
        }
    }

    public Reason why() {
        return reason;
    }

    public List<Object> details() {
        return details;
    }
}
