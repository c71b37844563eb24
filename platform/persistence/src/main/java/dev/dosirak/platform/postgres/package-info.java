/// Gives a service its database: [PostgresConfiguration][dev.dosirak.platform.postgres.PostgresConfiguration].
package dev.dosirak.platform.postgres;
