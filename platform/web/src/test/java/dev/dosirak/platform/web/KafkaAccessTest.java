package dev.dosirak.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.catalog.CatalogVariables;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

class KafkaAccessTest {

    private static final String MODULE =
            "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"order\" password=\"sesame\";";

    @Test
    void whatOpensAClusterReachesEveryClient() {
        var kafka = kafka(Map.of(
                "KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                "KAFKA_SASL_MECHANISM", "SCRAM-SHA-512",
                "KAFKA_SASL_JAAS_CONFIG", MODULE));
        var wanted =
                Map.of("security.protocol", "SASL_SSL", "sasl.mechanism", "SCRAM-SHA-512", "sasl.jaas.config", MODULE);

        assertThat(kafka.buildConsumerProperties()).containsAllEntriesOf(wanted);
        assertThat(kafka.buildProducerProperties()).containsAllEntriesOf(wanted);
        assertThat(kafka.buildAdminProperties()).containsAllEntriesOf(wanted);
    }

    @Test
    void whereNobodyIsAskedNothingIsSaid() {
        assertThat(kafka(Map.of()).buildConsumerProperties()).containsEntry("security.protocol", "PLAINTEXT");
    }

    private static KafkaProperties kafka(Map<String, Object> variables) {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("platform.yml"));
        var environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        sources.addFirst(new MapPropertySource("variables", variables));
        sources.addLast(new PropertiesPropertySource("platform", settings(yaml)));
        new CatalogVariables().postProcessEnvironment(environment, new SpringApplication());
        return Binder.get(environment)
                .bind("spring.kafka", KafkaProperties.class)
                .get();
    }

    private static Properties settings(YamlPropertiesFactoryBean yaml) {
        var settings = yaml.getObject();
        return settings == null ? new Properties() : settings;
    }
}
