/// What time it is where several nodes have to agree: their database's.
package dev.dosirak.platform.clock;
