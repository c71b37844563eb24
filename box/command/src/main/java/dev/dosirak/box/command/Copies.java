package dev.dosirak.box.command;

import dev.dosirak.box.command.ServiceCallFailed.Reason;
import dev.dosirak.box.supervisor.CommandFailed;
import dev.dosirak.platform.catalog.Service;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Who keeps copies of whose data, as the services themselves say at this moment.
///
/// @param copies in order of name
/// @param owners of each domain, where they answer
/// @param answering every service that does
/// @param others those that do not, and why: services, or nodes of one
/// @param expected those that were started here
record Copies(
        List<NodeCopy> copies,
        Map<String, Service> owners,
        Set<Service> answering,
        Map<Service, List<ServiceCallFailed>> others,
        Set<Service> expected) {

    /// @param node whose copy it is, in brackets, where each has its own; empty otherwise
    record NodeCopy(Service service, String node, CopyState state) {
        String name() {
            return state.name();
        }

        /// As people tell it from the others.
        String label() {
            return name() + node;
        }

        String domain() {
            return state.domain();
        }
    }

    /// @throws Refusal when no service answers
    Copies requireSome() {
        if (answering.isEmpty()) {
            throw new CommandFailed("Dosirak is not running");
        }
        return this;
    }

    /// Those that should tell and do not, so that something may be missing here.
    List<ServiceCallFailed> missing() {
        return others.entrySet().stream()
                .flatMap(it -> it.getValue().stream())
                .filter(it -> it.reason() != Reason.NOT_RUNNING || expected.contains(it.service()))
                .toList();
    }

    /// `shops (shop)`, or `shops` while its owner does not answer.
    String domainWithOwner(String domain) {
        return Optional.ofNullable(owners.get(domain))
                .map(it -> "%s (%s)".formatted(domain, it.key()))
                .orElse(domain);
    }

    /// @throws WrongArgument when nobody owns it
    Service ownerOf(String domain) {
        var owner = owners.get(domain);
        if (owner == null) {
            throw new WrongArgument("Nobody owns '%s'; there are: %s%s"
                    .formatted(
                            domain, owners.keySet().stream().sorted().collect(Collectors.joining(", ")), notAsked()));
        }
        return owner;
    }

    /// The copy of this name, or all copies of the service of this name.
    ///
    /// @throws Unanswered when the service that keeps it does not answer
    /// @throws WrongArgument when there is no such view
    List<NodeCopy> view(String view) {
        var found = copies.stream()
                .filter(it -> it.name().equals(view) || it.service().key().equals(view))
                .toList();
        if (!found.isEmpty()) {
            return found;
        }
        keeperByName(view).map(others::get).ifPresent(it -> {
            throw it.getFirst();
        });
        throw new WrongArgument("There is no view '%s'; there are: %s%s"
                .formatted(view, copies.stream().map(NodeCopy::name).collect(Collectors.joining(", ")), notAsked()));
    }

    /// A copy is named after its keeper: `order-history-shops`.
    private static Optional<Service> keeperByName(String view) {
        return Arrays.stream(Service.values())
                .filter(it -> (view + "-").startsWith(it.key() + "-"))
                .max(Comparator.comparing(it -> it.key().length()));
    }

    private String notAsked() {
        var missing = missing();
        return missing.isEmpty()
                ? ""
                : missing.stream().map(ServiceCallFailed::sentence).collect(Collectors.joining("; ", " (", ")"));
    }
}
