package dev.dosirak.platform.catalog;

import java.util.Locale;

/// Where something listens, unless the variables of its name say otherwise.
///
/// @param name as in variables, `STOREFRONT_WINDOW`
/// @param port the usual one
public record Endpoint(String name, int port) {

    /// As in the gateway's routes: `storefront-window`.
    public String key() {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String portVariable() {
        return name + "_PORT";
    }

    /// Holds one URL, or one of each node, separated by commas.
    public String urlVariable() {
        return name + "_URL";
    }
}
