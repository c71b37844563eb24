package dev.dosirak.platform.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import dev.dosirak.platform.kernel.HasReason;
import dev.dosirak.platform.kernel.Refused;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whoever is refused reads why in Korean or in English: every problem that a service answers with has a title and a
/// sentence in both, and no sentence is left over.
public final class ProblemMessageRules {

    private static final Pattern CODE = Pattern.compile("[a-z]+(-[a-z]+)+");
    private static final Pattern NAMED = Pattern.compile("`([a-z-]+)`");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern HANGUL = Pattern.compile("\\p{IsHangul}");
    private static final Pattern DETAIL = Pattern.compile("\\{\\d");

    /// By these, and by making what [HasReason], code answers with a problem whose code it names.
    private static final Set<String> ANSWERING = Set.of("Problems.of", "ProblemWriter.write");

    private final String service;
    private final Properties korean;
    private final Properties english;

    private ProblemMessageRules(String service) {
        this.service = service;
        this.korean = read(service, "");
        this.english = read(service, "_en");
    }

    /// @param service as in `<service>-problems.properties`
    /// @param home the package of its code
    public static List<String> violations(String service, String home) {
        var classes = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackages(home);
        return violations(service, classes);
    }

    static List<String> violations(String service, JavaClasses classes) {
        return new ProblemMessageRules(service).violations(classes);
    }

    private List<String> violations(JavaClasses classes) {
        var platform = service.equals("platform") ? this : new ProblemMessageRules("platform");
        var found = new ArrayList<String>();
        var answered = answered(classes);
        for (var code : answered) {
            for (var key : List.of(code, code + ".title")) {
                if (!korean.containsKey(key) && !platform.korean.containsKey(key)) {
                    found.add("%s: no Korean %s".formatted(service, key));
                }
                if (!english.containsKey(key) && !platform.english.containsKey(key)) {
                    found.add("%s: no English %s".formatted(service, key));
                }
            }
        }
        var known = new HashSet<>(answered);
        known.addAll(constants(classes, _ -> true));
        var keys = new TreeSet<>(korean.stringPropertyNames());
        keys.addAll(english.stringPropertyNames());
        for (var key : keys) {
            if (!known.contains(key.replaceFirst("\\.title$", "")) && !isReasonOfAnEvent(key)) {
                found.add("%s: nobody says %s".formatted(service, key));
            }
            found.addAll(difference(key));
        }
        return found;
    }

    /// `reason.sold-out` is for people what an event says as `sold-out`.
    private static boolean isReasonOfAnEvent(String key) {
        if (!key.startsWith("reason.")) {
            return false;
        }
        var code = key.substring("reason.".length());
        try (var contracts = Files.walk(ReactorRules.root().resolve("contracts/events"))) {
            for (var file : contracts
                    .filter(it -> it.toString().endsWith(".schema.json"))
                    .toList()) {
                if (reasons(JSON.readTree(Files.readString(file))).anyMatch(code::equals)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Of the fields `reason` in a schema: the constants of their enum, and what their descriptions name as
    /// code.
    private static Stream<String> reasons(JsonNode schema) {
        return schema.findValues("reason").stream()
                .flatMap(it -> Stream.concat(
                        it.path("enum").values().stream().map(JsonNode::asString),
                        NAMED.matcher(it.path("description").asString(""))
                                .results()
                                .map(match -> match.group(1))));
    }

    private List<String> difference(String key) {
        var one = korean.getProperty(key);
        var other = english.getProperty(key);
        if (one == null || other == null) {
            return List.of("%s: %s in one language only".formatted(service, key));
        }
        var found = new ArrayList<String>();
        if (!HANGUL.matcher(one).find() || HANGUL.matcher(other).find()) {
            found.add("%s: %s is in the wrong language".formatted(service, key));
        }
        if (!details(one).equals(details(other))) {
            found.add("%s: %s names other details in Korean than in English".formatted(service, key));
        }
        return found;
    }

    private static Set<String> details(String sentence) {
        return DETAIL.matcher(sentence).results().map(it -> it.group()).collect(Collectors.toSet());
    }

    private static Set<String> answered(JavaClasses classes) {
        var codes = new TreeSet<String>();
        classes.stream()
                .filter(it -> it.isEnum() && it.isAssignableTo(Refused.Reason.class))
                .flatMap(it -> Stream.of(it.reflect().getEnumConstants()))
                .forEach(it -> codes.add(((Refused.Reason) it).code()));
        var exceptions = classes.stream()
                .filter(it -> it.isAssignableTo(HasReason.class))
                .map(it -> it.getName().replace('.', '/'))
                .collect(Collectors.toSet());
        constants(classes, it -> answers(it, exceptions)).stream()
                .filter(it -> CODE.matcher(it).matches())
                .forEach(codes::add);
        return codes;
    }

    private static boolean answers(MethodModel method, Set<String> exceptions) {
        return method.code().stream()
                .flatMap(it -> it.elementStream())
                .flatMap(it -> it instanceof InvokeInstruction call ? Stream.of(call) : Stream.empty())
                .anyMatch(it -> answers(it.owner().asInternalName(), it.name().stringValue(), exceptions));
    }

    private static boolean answers(String type, String method, Set<String> exceptions) {
        return method.equals("<init>")
                ? exceptions.contains(type)
                : ANSWERING.contains(type.replaceFirst(".*[/$]", "") + "." + method);
    }

    private static Set<String> constants(JavaClasses classes, Predicate<MethodModel> where) {
        var texts = new HashSet<String>();
        for (JavaClass type : classes) {
            if (type.getPackageName().equals(ProblemMessageRules.class.getPackageName())) {
                continue; // it only speaks of them
            }
            ClassModel model = read(type);
            model.methods().stream()
                    .filter(where)
                    .flatMap(it -> it.code().stream())
                    .flatMap(it -> it.elementStream())
                    .forEach(it -> {
                        if (it instanceof ConstantInstruction constant
                                && constant.constantValue() instanceof String text) {
                            texts.add(text);
                        }
                    });
        }
        return texts;
    }

    private static ClassModel read(JavaClass type) {
        try (var bytes = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            return ClassFile.of().parse(bytes.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties read(String service, String language) {
        var name = "/%s-problems%s.properties".formatted(service, language);
        var sentences = new Properties();
        try (var resource = ProblemMessageRules.class.getResourceAsStream(name)) {
            if (resource != null) { // of a service that words nothing of its own
                sentences.load(new InputStreamReader(resource, StandardCharsets.UTF_8));
            }
            return sentences;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
