/// Work that time brings: what is due is found by looking, not by remembering an appointment, so no crash can lose
/// it.
package dev.dosirak.platform.job;
