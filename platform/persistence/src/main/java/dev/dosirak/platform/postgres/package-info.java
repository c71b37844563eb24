/// Gives a service its database: [UsesPostgres][dev.dosirak.platform.postgres.UsesPostgres] on its application class.
@NullMarked
package dev.dosirak.platform.postgres;

import org.jspecify.annotations.NullMarked;
