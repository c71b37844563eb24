package dev.dosirak.platform.web;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.web.caller.CallerResolver;
import dev.dosirak.platform.web.handler.Handlers;
import dev.dosirak.platform.web.ifmatch.IfMatchResolver;
import dev.dosirak.platform.web.limit.CommandLimit;
import dev.dosirak.platform.web.problem.BodyLimit;
import dev.dosirak.platform.web.problem.FilterProblems;
import dev.dosirak.platform.web.problem.ProblemHandler;
import dev.dosirak.platform.web.problem.ProblemValve;
import dev.dosirak.platform.web.problem.ProblemWriter;
import dev.dosirak.platform.web.problem.Problems;
import dev.dosirak.platform.web.problem.RequestUriFilter;
import dev.dosirak.platform.web.problem.SecurityProblems;
import dev.dosirak.platform.web.rows.RowReader;
import dev.dosirak.platform.web.text.BodyJson;
import dev.dosirak.platform.web.text.PatternValidator;
import dev.dosirak.platform.web.text.TextSizeValidator;
import jakarta.validation.Validator;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.ProtocolHandler;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.tomcat.TomcatProtocolHandlerCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.util.unit.DataSize;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    /// Before departures, which ask the database.
    private static final int AFTER_SECURITY = SecurityFilterProperties.DEFAULT_FILTER_ORDER + 50;

    private static final int CONNECTIONS_FOR_EVENTS = 4;
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);
    private static final Duration MAX_WAIT_OF_NEW_WORK = Duration.ofSeconds(2);

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerResolver());
        resolvers.add(new IfMatchResolver());
    }

    @Bean
    Problems problems(@Value("${spring.application.name}") String service) {
        return new Problems(service);
    }

    @Bean
    ProblemHandler problemHandler(Problems problems) {
        return new ProblemHandler(problems);
    }

    @Bean
    ProblemWriter problemWriter(Problems problems, JsonMapper json) {
        return new ProblemWriter(problems, json);
    }

    @Bean
    Handlers handlers(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        return new Handlers(mapping);
    }

    @Bean
    SecurityProblems securityProblems(ProblemWriter writer) {
        return new SecurityProblems(writer);
    }

    /// The sentences of bean validation follow the same languages as ours.
    @Bean
    LocaleResolver localeResolver() {
        var resolver = new AcceptHeaderLocaleResolver();
        resolver.setSupportedLocales(List.of(Locale.KOREAN, Locale.ENGLISH));
        resolver.setDefaultLocale(Locale.KOREAN);
        return resolver;
    }

    @Bean
    FilterRegistrationBean<FilterProblems> filterProblems(ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new FilterProblems(problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
        return registration;
    }

    /// @param connections of the service's pool; where there is none it does not matter
    @Bean
    FilterRegistrationBean<CommandLimit> commandLimit(
            Handlers handlers,
            ProblemWriter problems,
            @Value("${spring.datasource.hikari.maximum-pool-size:10}") int connections) {
        int atOnce = Math.max(2, connections - CONNECTIONS_FOR_EVENTS);
        var registration = new FilterRegistrationBean<>(
                new CommandLimit(atOnce, MAX_WAIT, MAX_WAIT_OF_NEW_WORK, handlers, problems));
        registration.setOrder(AFTER_SECURITY);
        return registration;
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(
            ProblemWriter problems, @Value("${dosirak.web.largest-body:1MB}") DataSize largest) {
        var registration = new FilterRegistrationBean<>(new BodyLimit(problems, largest.toBytes()));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    @Bean
    FilterRegistrationBean<RequestUriFilter> requestUriFilter(ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new RequestUriFilter(problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    @Bean
    ValidationConfigurationCustomizer sizeOfText() {
        return TextSizeValidator.customizer();
    }

    @Bean
    ValidationConfigurationCustomizer wordsOfPatterns() {
        return PatternValidator.customizer();
    }

    @Bean
    BodyJson bodyJson(List<JsonMapperBuilderCustomizer> customizers) {
        return BodyJson.of(customizers);
    }

    @Bean
    RowReader rowReader(BodyJson json, Validator validator, Problems problems) {
        return new RowReader(json, validator, problems);
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ServerHttpMessageConvertersCustomizer strictBodies(BodyJson json) {
        return converters -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(json.mapper()));
    }

    /// Requests run on threads that bear the service's name, which is how a log tells whose they are in one
    /// JVM: on virtual ones as long as they mostly wait.
    ///
    /// Where they mostly compute, a service has them take turns on a few threads of its own, as many per
    /// core as `dosirak.web.threads-per-core` says: virtual threads share what carries them, and under a
    /// load that never lets go of it one that had to wait for a lock may wait for seconds more.
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> namedThreads(
            @Value("${spring.application.name}") String service,
            @Value("${dosirak.web.threads-per-core:0}") int perCore) {
        var name = service + "-http-";
        int threads = perCore * Runtime.getRuntime().availableProcessors();
        var executor = threads == 0
                ? Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name(name, 0).factory())
                : Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().name(name, 0).daemon().factory());
        return new NamedThreads(protocol -> protocol.setExecutor(executor));
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTomcat(Problems problems, JsonMapper json) {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemValve.class.getName()); // instead of one that writes pages
                host.getPipeline().addValve(new ProblemValve(problems, json));
            }
        });
    }

    /// After Boot's own choice of threads.
    private record NamedThreads(TomcatProtocolHandlerCustomizer<ProtocolHandler> customizer)
            implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

        @Override
        public void customize(TomcatServletWebServerFactory factory) {
            factory.addProtocolHandlerCustomizers(customizer);
        }

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }
    }

    /// A number in quotes is not a number, a number is not a text, one and a half is not one, a key given twice
    /// is not one key; our own values read and write themselves.
    @Bean
    JsonMapperBuilderCustomizer strictCommands() {
        return json -> json.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .withCoercionConfig(
                        LogicalType.Textual,
                        it -> it.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .addModule(EventJson.values());
    }
}
