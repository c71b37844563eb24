package dev.dosirak.box.supervisor;

/// How the services are spread over processes: all in one, one for each, or all of them several times over.
///
/// @param isolated one process and one PostgreSQL per service
/// @param nodes how many processes there are with every service; gateways, as many, and whoever is not ours, then
///       have processes of their own
public record Topology(boolean isolated, int nodes) {

    public static final Topology TOGETHER = new Topology(false, 1);
    public static final Topology ISOLATED = new Topology(true, 1);

    /// Ports of one node are a hundred above those of the node before, and below the next usual offset.
    public static final int MOST_NODES = 8;

    private static final String NODES = " nodes";

    public Topology {
        if (nodes < 1 || nodes > MOST_NODES) {
            throw new CommandFailed("There can be 1 to %d nodes, not %d".formatted(MOST_NODES, nodes));
        }
        if (isolated && nodes > 1) {
            throw new CommandFailed("Nodes have every service in one process; that is not --isolated");
        }
    }

    public boolean hasSeveralNodes() {
        return nodes > 1;
    }

    /// As it is written down; see [#parse(String)].
    @Override
    public String toString() {
        if (hasSeveralNodes()) {
            return nodes + NODES;
        }
        return isolated ? "isolated" : "together";
    }

    /// @throws IllegalArgumentException when it is none
    public static Topology parse(String text) {
        return switch (text) {
            case "isolated" -> ISOLATED;
            case "together" -> TOGETHER;
            default -> {
                if (!text.matches("\\d{1,2}" + NODES)) {
                    throw new IllegalArgumentException("'%s' is no shape".formatted(text));
                }
                yield new Topology(false, Integer.parseInt(text.substring(0, text.length() - NODES.length())));
            }
        };
    }
}
