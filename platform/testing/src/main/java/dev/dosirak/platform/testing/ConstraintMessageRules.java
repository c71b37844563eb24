package dev.dosirak.platform.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.reflect.AnnotatedElement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Whoever gives a field that cannot be accepted reads why in Korean or in English, in sentences of
/// ours: not in those of the library, and never as a regular expression.
public final class ConstraintMessageRules {

    private static final String PACKAGE = "jakarta.validation.constraints.";
    private static final String DESCRIPTOR = "L" + PACKAGE.replace('.', '/');
    private static final String SHOWS_WORDS = "{" + PACKAGE + "Pattern.message}";
    private static final java.util.regex.Pattern HANGUL = java.util.regex.Pattern.compile("\\p{IsHangul}");
    private static final java.util.regex.Pattern DETAIL = java.util.regex.Pattern.compile("\\{\\w+}");

    private ConstraintMessageRules() {}

    /// @param home the package of the code whose constraints are meant
    public static List<String> violations(String home) {
        return violations(new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackages(home));
    }

    static List<String> violations(JavaClasses classes) {
        var korean = read("ko");
        var english = read("en");
        var found = new ArrayList<String>();
        var said = new TreeSet<String>();
        for (var type : classes) {
            var constraints = constraints(type);
            constraints.forEach(it -> said.add(PACKAGE + it + ".message"));
            if (constraints.contains("Pattern")) {
                patterns(type.reflect()).forEach(it -> {
                    said.add(it.message().replaceAll("^\\{|}$", ""));
                    if (it.message().equals(SHOWS_WORDS) && !RecordSchemas.isAlternatives(it.regexp())) {
                        found.add("%s: nobody can read %s".formatted(type.getName(), it.regexp()));
                    }
                });
            }
        }
        said.addAll(korean.stringPropertyNames());
        said.addAll(english.stringPropertyNames());
        said.forEach(it -> found.addAll(faults(it, korean.getProperty(it), english.getProperty(it))));
        return found;
    }

    private static List<String> faults(String key, @Nullable String korean, @Nullable String english) {
        if (korean == null || english == null) {
            return List.of("no Korean or no English " + key);
        }
        if (!HANGUL.matcher(korean).find() || HANGUL.matcher(english).find()) {
            return List.of(key + " is in the wrong language");
        }
        return details(korean).equals(details(english))
                ? List.of()
                : List.of(key + " names other details in Korean than in English");
    }

    private static Set<String> details(String sentence) {
        return DETAIL.matcher(sentence).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    /// On fields, parameters and what is in lists.
    private static Set<String> constraints(JavaClass type) {
        try (var bytes = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            var constants = ClassFile.of().parse(bytes.readAllBytes()).constantPool();
            return StreamSupport.stream(constants.spliterator(), false)
                    .flatMap(it -> it instanceof Utf8Entry text ? Stream.of(text.stringValue()) : Stream.empty())
                    .filter(it -> it.startsWith(DESCRIPTOR) && it.endsWith(";") && !it.contains("$"))
                    .map(it -> it.substring(DESCRIPTOR.length(), it.length() - 1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Pattern> patterns(Class<?> type) {
        var parameters = Stream.of(type.getDeclaredMethods()).flatMap(it -> Stream.of(it.getParameters()));
        return Stream.<AnnotatedElement>concat(Stream.of(type.getDeclaredFields()), parameters)
                .flatMap(it -> Stream.of(it.getAnnotationsByType(Pattern.class)));
    }

    private static Properties read(String language) {
        var name = "/ValidationMessages_%s.properties".formatted(language);
        var sentences = new Properties();
        try (var resource = ConstraintMessageRules.class.getResourceAsStream(name)) {
            sentences.load(new InputStreamReader(Objects.requireNonNull(resource, name), StandardCharsets.UTF_8));
            return sentences;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
