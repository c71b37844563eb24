package dev.dosirak.relay.ticket;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The terminals that listen on this node, and who wakes them.
///
/// A terminal holds no bells, only the number of the last one it heard: what it has not heard stays in [Bells],
/// however slow it is. So memory does not grow, and nothing can be lost between the bell and the terminal.
public final class Switchboard {

    private final Bells bells;
    private final int terminalsPerOwner;
    private final Map<UUID, Deque<Terminal>> terminals = new ConcurrentHashMap<>();
    private volatile boolean closed;

    public Switchboard(Bells bells, int terminalsPerOwner) {
        this.bells = bells;
        this.terminalsPerOwner = terminalsPerOwner;
    }

    /// A terminal that has heard nothing yet, and is to begin with the owner's next bell.
    ///
    /// @throws TicketRefused when the owner has as many as may be
    public Terminal connect(UUID owner, String name) {
        return connect(owner, name, Long.MAX_VALUE);
    }

    /// A terminal that has heard everything up to bell number `heard`. One that claims to have heard more than
    /// ever rang begins at the end.
    ///
    /// Where all places are taken the newcomer is turned away: were another one hung up, it would come back and do
    /// the same to a third. All are asked to show that they still live, so that a place whose terminal is gone is
    /// soon free; and a terminal that gives its own name takes the place that it had before, even if nobody has
    /// noticed yet that it was cut off.
    ///
    /// @param name chosen by the terminal, empty when it has none
    /// @throws TicketRefused when the owner has as many as may be
    public Terminal connect(UUID owner, String name, long heard) {
        var last = bells.last(Set.of(owner)).getOrDefault(owner, 0L);
        var terminal = new Terminal(name, Math.min(heard, last), it -> disconnect(owner, it));
        terminals.compute(owner, (_, others) -> {
            var all = others == null ? new ArrayDeque<Terminal>() : others;
            all.removeIf(terminal::replaces);
            if (all.size() >= terminalsPerOwner) {
                all.forEach(Terminal::knock);
                throw new TicketRefused(TicketRefused.Reason.TOO_MANY_TERMINALS, terminalsPerOwner);
            }
            all.addLast(terminal);
            return all;
        });
        if (closed) {
            terminal.hangUp();
        }
        return terminal;
    }

    private void disconnect(UUID owner, Terminal terminal) {
        terminals.computeIfPresent(owner, (_, all) -> {
            all.remove(terminal);
            return all.isEmpty() ? null : all;
        });
    }

    /// A bell of this owner was recorded here just now.
    public void rang(UUID owner) {
        terminals.computeIfPresent(owner, (_, all) -> {
            all.forEach(Terminal::wake);
            return all;
        });
    }

    /// Looks, once for all terminals of this node, whether other nodes rang for them.
    public void listenToOtherNodes() {
        var owners = List.copyOf(terminals.keySet());
        if (owners.isEmpty()) {
            return;
        }
        bells.last(owners)
                .forEach((owner, last) -> terminals.computeIfPresent(owner, (_, all) -> {
                    all.stream().filter(it -> it.heard() < last).forEach(Terminal::wake);
                    return all;
                }));
    }

    /// How many terminals listen here.
    public int size() {
        return terminals.values().stream().mapToInt(Deque::size).sum();
    }

    /// Hangs up on everybody, now and from now on; they come back to another node, or to this one after its
    /// restart.
    public void close() {
        closed = true;
        terminals.values().forEach(all -> all.forEach(Terminal::hangUp));
    }
}
