package dev.dosirak.platform.catalog;

/// This machine, as the environment of this process describes it.
public final class LocalEnvironment {

    private LocalEnvironment() {}

    /// Where something listens whose usual port this is: `DOSIRAK_PORT_OFFSET` moves all, so that one
    /// platform may run beside another.
    ///
    /// @throws NumberFormatException when the offset is no number
    public static int port(int usual) {
        return usual + Integer.parseInt(variable("DOSIRAK_PORT_OFFSET", "0"));
    }

    /// @param otherwise when it is not set, or empty
    public static String variable(String name, String otherwise) {
        var value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
