package dev.dosirak.identity.member.postgres;

import dev.dosirak.platform.sync.PostgresSource;
import dev.dosirak.platform.sync.SyncSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The sync domain `members`: who they are to others, which is not how to reach them.
@Configuration(proxyBeanMethods = false)
class MemberSyncConfiguration {

    static final String CHANGED = "identity.member-changed.v1";

    @Bean
    SyncSource membersSource(JdbcClient jdbc) {
        return new PostgresSource("members", CHANGED, "members_to_copy", jdbc);
    }
}
