package dev.dosirak.payment.reconciliation;

import java.util.List;

/// The statements of all gateways that we have a contract with.
public record StatementSources(List<SettlementStatements> all) {}
