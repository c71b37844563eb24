package dev.dosirak.orderhistory.view;

import dev.dosirak.orderhistory.view.ViewGenerations.Part;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// What lies in the active generation, to be compared with what its owner has.
public interface ViewVersions {

    /// An order that we know something of.
    ///
    /// @param version up to which we know everything; [#DAMAGED] when what lies there is not what was noted
    record Entry(UUID order, long version) {

        public static final long DAMAGED = -1;
    }

    /// Those of `orders` that are here.
    List<Entry> find(Part part, Collection<UUID> orders);

    /// The next few in order of id.
    List<Entry> after(Part part, UUID order, int limit);

    /// Takes them out of all generations, so that they can be noted afresh.
    void remove(Part part, Collection<UUID> orders);

    /// Takes it out of all generations, unless it is no longer as it was seen.
    void remove(Part part, Entry seen);
}
