import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.validators.ValidatorConfig;
import org.verapdf.pdfa.validation.validators.ValidatorConfigBuilder;

/**
 * Answer lines {@code FLAVOUR TAB PATH} with veraPDF's verdict, each closed by an empty line.
 *
 * <p>First {@code checks TAB N}, then for each rule that failed {@code CLAUSE-TEST TAB TIMES TAB PLACE TAB MESSAGE},
 * the place and message of its first failure.
 */
public final class VeraCheck {
    public static void main(String[] args) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] request = line.split("\t", 2);
            report(validate(PDFAFlavour.fromString(request[0]), request[1]), out);
            out.println();
        }
    }

    private static ValidationResult validate(PDFAFlavour flavour, String path) throws Exception {
        ValidatorConfig everyFailure = ValidatorConfigBuilder.defaultBuilder().flavour(flavour)
            .maxFails(-1).maxNumberOfDisplayedFailedChecks(1).showErrorMessages(true).build();
        try (PDFAParser pdf = Foundries.defaultInstance().createParser(new FileInputStream(path), flavour)) {
            return Foundries.defaultInstance().createValidator(everyFailure, flavour).validate(pdf);
        }
    }

    private static void report(ValidationResult result, PrintStream out) {
        out.printf("checks\t%d%n", result.getTotalAssertions());
        Map<String, TestAssertion> first = result.getTestAssertions().stream()
            .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
            .collect(Collectors.toMap(assertion -> name(assertion.getRuleId()), assertion -> assertion, (a, b) -> a));
        result.getFailedChecks().forEach((rule, times) -> {
            TestAssertion shown = first.get(name(rule));
            out.printf("%s\t%d\t%s\t%s%n", name(rule), times, oneLine(shown.getLocation().getContext()),
                oneLine(shown.getErrorMessage()));
        });
    }

    private static String name(RuleId rule) {
        return rule.getClause() + "-" + rule.getTestNumber();
    }

    private static String oneLine(String text) {
        return text == null ? "" : text.replaceAll("\\s+", " ");
    }
}
