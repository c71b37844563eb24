package dev.dosirak.gateway;

import dev.dosirak.platform.kernel.ServiceAddresses;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// The nodes of one service. Any of them may answer any request.
final class ServiceNodes {

    private final List<Node> all;
    private final AtomicInteger turn = new AtomicInteger();

    ServiceNodes(ServiceAddresses addresses) {
        this.all = addresses.all().stream().map(Node::new).toList();
    }

    /// Empty when there is a choice.
    Optional<Node> only() {
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    /// The best of those that have not been tried; one that is away only when there is no other.
    Optional<Node> next(Collection<Node> tried) {
        Node best = null;
        int first = turn.getAndIncrement();
        for (int i = 0; i < all.size(); i++) {
            var node = all.get(Math.floorMod(first + i, all.size()));
            if (!tried.contains(node) && (best == null || node.isBetterThan(best))) {
                best = node;
            }
        }
        return Optional.ofNullable(best);
    }
}
