package dev.dosirak.box.command;

/// What the checks of `./dosirak status` read of what services count about themselves. An acceptance test demands
/// that each is published by a running service: one that nobody publishes looks as if all were well.
public enum StatusMetric {
    TOLD_IN_VAIN("dosirak_outbox_told_in_vain", "reader"),
    ORDERS_OVERDUE("dosirak_order_waiting_overdue", "state"),
    ORDERS_OLDEST("dosirak_order_waiting_oldest_seconds", "state"),
    DELIVERIES_OVERDUE("dosirak_delivery_overdue", "state"),
    PAYMENTS_WAITING("dosirak_payment_waiting", "state"),
    PAYMENTS_OLDEST("dosirak_payment_waiting_oldest", "state"),
    PAYMENT_TASKS("dosirak_payment_tasks", "kind"),
    PAYMENT_JOURNAL_AGE("dosirak_payment_journal_age_seconds", "pass"),
    GATEWAY_OPEN("dosirak_payment_gateway_open", "gateway"),
    COPY_AGE("dosirak_sync_age_seconds", "copy"),
    COPY_ASIDE("dosirak_sync_aside", "copy"),
    LOOP_UP("dosirak_loop_up", "loop"),
    LOOP_STUCK("dosirak_loop_stuck", "loop"),
    LOOP_RESTARTS("dosirak_loop_restarts_total", "loop"),
    SWEEP_ASIDE("dosirak_sweep_set_aside", "sweep"),
    SWEEP_ITEM_FAILURES("dosirak_sweep_item_failures_total", "sweep"),
    SWEEP_FAILURES("dosirak_sweep_failures_total", "sweep");

    private final String metric;
    private final String label;

    StatusMetric(String metric, String label) {
        this.metric = metric;
        this.label = label;
    }

    /// Its name in Prometheus' text format.
    public String metric() {
        return metric;
    }

    /// What tells several of them apart.
    public String label() {
        return label;
    }
}
