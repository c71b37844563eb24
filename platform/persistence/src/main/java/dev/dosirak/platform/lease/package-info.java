/// Work that only one of a service's nodes should do at a time: whoever takes the
/// [Lease][dev.dosirak.platform.lease.Lease] does it. Time is the database's alone, so the nodes' clocks do not
/// matter.
package dev.dosirak.platform.lease;
