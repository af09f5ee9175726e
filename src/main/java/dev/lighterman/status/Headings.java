package dev.lighterman.status;

import dev.lighterman.request.Heading;
import dev.lighterman.status.Stretch.Sign;
import dev.lighterman.value.Sentence;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The four headings of a run, a line each: its sign, how long it took, what it says. */
final class Headings {
  private final Subject subject;
  private final Course course;
  private final Instant now;

  Headings(Subject subject, Course course, Instant now) {
    this.subject = subject;
    this.course = course;
    this.now = now;
  }

  List<Sentence> lines() {
    return course.stretches().stream().filter(this::worthALine).map(this::line).toList();
  }

  /** What a deployment leaves out is worth knowing; other operations never had it. */
  private boolean worthALine(Stretch stretch) {
    return course.sign(stretch) != Sign.ABSENT || subject.plan().operation().equals("deploy");
  }

  private Sentence line(Stretch stretch) {
    Sign sign = course.sign(stretch);
    return switch (sign) {
      case ABSENT ->
          titled(elsewhere(stretch) ? "card.stretch.elsewhere" : "card.stretch.absent", stretch);
      case OPEN ->
          course.back()
              ? titled("card.stretch.untouched", stretch)
              : titled("card.stretch.open", stretch).with("usually", stretch.usually());
      case DONE, UNDER_WAY, FAILED, UNDONE ->
          titled("card.stretch.walked", stretch)
              .with("took", stretch.took(now).map(Clock::of).orElse(""))
              .with("says", stretch.saysOrPlans());
    };
  }

  private boolean elsewhere(Stretch stretch) {
    return stretch.heading() == Heading.POD && subject.plan().elsewhere().isPresent();
  }

  private Sentence titled(String key, Stretch stretch) {
    String heading = stretch.heading().name().toLowerCase(Locale.ROOT);
    var title =
        Sentence.of("card.heading", "heading", heading)
            .with("operation", subject.plan().operation())
            .with("way", course.back() ? "back" : "forth");
    return Sentence.of(key, "sign", course.sign(stretch).text(), "title", title);
  }
}
