/// Gives a service its database: [UsesPostgres][dev.dosirak.platform.postgres.UsesPostgres] on its application class.
package dev.dosirak.platform.postgres;
