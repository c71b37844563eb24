package dev.dosirak.orderhistory.view;

import dev.dosirak.platform.kernel.EnumNames;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// The views come in generations. People read the active one; another may be built beside it from everything that an
/// owner has to tell. What is noted goes into both, so the next generation misses nothing when it is activated.
///
/// Orders and deliveries have generations of their own, because each has another owner.
public interface ViewGenerations {

    /// Whose word a part of the views is.
    enum Part {
        ORDERS,
        DELIVERIES;

        public static final EnumNames<Part> NAMES = EnumNames.of(Part.class, it -> switch (it) {
            case ORDERS -> "orders";
            case DELIVERIES -> "deliveries";
        });
    }

    /// Makes the generation being built the one wanted: opens it, unless it is open or active already, and
    /// gives up any other.
    ///
    /// @param wanted the generation's number; asked while nobody else can open, give up or activate one of this
    ///       part
    void prepare(Part part, Supplier<Optional<UUID>> wanted);

    /// From this moment on people read the generation that was being built. Nothing changes if it is not
    /// being built.
    void activate(Part part, UUID generation);

    /// Removes what lies in generations that nobody has been able to read since `before`.
    void deleteRetired(Instant before);
}
