package dev.dosirak.demo.load;

/// A cell does not hold what its column promises; the message says which and why.
final class BadCell extends Exception {

    BadCell(String column, String value, String expected) {
        super("%s: \"%s\" is not %s".formatted(column, value, expected));
    }
}
