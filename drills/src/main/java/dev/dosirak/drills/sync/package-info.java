/// What copying costs those whose data are copied.
package dev.dosirak.drills.sync;
