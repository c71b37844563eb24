package dev.dosirak.order.admission;

/// Where the work can be seen.
public interface Workloads {

    Workload measure();
}
