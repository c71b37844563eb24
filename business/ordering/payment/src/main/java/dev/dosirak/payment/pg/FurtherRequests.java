package dev.dosirak.payment.pg;

/// Requests to a gateway beyond the first that something takes: our contract counts each of them.
@FunctionalInterface
public interface FurtherRequests {

    /// Asked before each.
    ///
    /// @return false when our contract allows no more just now
    boolean mayMakeOne();
}
