package dev.dosirak.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractTest {

    private static final String CONTRACT = """
            openapi: 3.1.0
            info: {title: notes, version: v1, description: Notes., license: {name: MIT, identifier: MIT}}
            servers: [{url: 'http://127.0.0.1:8080'}]
            tags: [{name: notes, description: Notes.}]
            paths:
              /api/v1/notes/{id}:
                get:
                  tags: [notes]
                  summary: A note.
                  operationId: show
                  security: [{member: [customer]}]
                  parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                  responses:
                    '200':
                      description: OK
                      content: {application/json: {schema: {$ref: '#/components/schemas/Note'}}}
                    '404': {$ref: '#/components/responses/UnknownNote'}
            components:
              securitySchemes:
                member: {type: http, scheme: bearer}
              responses:
                UnknownNote:
                  description: There is none.
                  content:
                    application/problem+json:
                      schema:
                        allOf:
                        - $ref: '#/components/schemas/Problem'
                        - properties: {reason: {enum: [unknown-note, note-gone]}}
              schemas:
                Note:
                  type: object
                  required: [state, text]
                  properties:
                    state: {type: string, enum: [open, done]}
                    text: {type: string}
                Problem: {type: object, properties: {reason: {type: string}}}
            """;

    @TempDir
    Path folder;

    @Test
    void whatIsServedIsWhatIsPromised() throws IOException {
        assertThat(differences(CONTRACT)).isEmpty();
        assertThat(ContractStyle.violations(Yamls.parsed(CONTRACT))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "security: [{member: [customer]}]",
                "'404': {$ref: '#/components/responses/UnknownNote'}",
                "required: [state, text]",
                ", note-gone",
                ", enum: [open, done]"
            })
    void aContractThatLacksSomethingDiffers(String lacking) throws IOException {
        assertThat(differences(CONTRACT.replace(lacking, ""))).isNotEmpty();
    }

    @Test
    void whatIsSaidInWordsIsNoFact() throws IOException {
        assertThat(differences(CONTRACT.replace("summary: A note.", "summary: Somebody's note.")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "summary: A note.",
                "operationId: show",
                "security: [{member: [customer]}]",
                "'404': {$ref: '#/components/responses/UnknownNote'}",
                "servers: [{url: 'http://127.0.0.1:8080'}]",
                ", license: {name: MIT, identifier: MIT}",
                "tags: [{name: notes, description: Notes.}]",
                "text: {type: string}"
            })
    void aContractThatPartnersCouldNotUseIsNamed(String lacking) {
        assertThat(ContractStyle.violations(Yamls.parsed(CONTRACT.replace(lacking, ""))))
                .isNotEmpty();
    }

    static Stream<Path> contracts() throws IOException {
        try (var files = Files.list(HttpContract.folder())) {
            return files.toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void partnersCanUseOurs(Path contract) {
        assertThat(ContractStyle.violations(Yamls.read(contract))).isEmpty();
    }

    private List<String> differences(String promised) throws IOException {
        var file = Files.writeString(folder.resolve("notes.yaml"), promised);
        var served = ProblemAnswers.expanded(Yamls.parsed(CONTRACT));
        served.keySet().retainAll(List.of("openapi", "paths", "components"));
        return new Contract(file).differences(served);
    }
}
