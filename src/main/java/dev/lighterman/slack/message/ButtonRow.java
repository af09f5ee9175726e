package dev.lighterman.slack.message;

import static com.slack.api.model.block.composition.BlockCompositions.plainText;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.composition.ConfirmationDialogObject;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.OverflowMenuElement;
import dev.lighterman.status.CardButton;
import dev.lighterman.status.CardButton.Confirm;
import dev.lighterman.status.CardButton.Style;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A card's buttons as one row, with the lesser ones behind the dots. */
final class ButtonRow {
  static final int MOST = 25;
  private static final int FEWEST_BEHIND_DOTS = 2;
  private static final int MOST_BEHIND_DOTS = 5;

  private final List<BlockElement> elements = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();

  private ButtonRow() {}

  static ActionsBlock of(List<CardButton> buttons) {
    List<CardButton> hidden =
        buttons.stream().filter(ButtonRow::fitsBehindDots).limit(MOST_BEHIND_DOTS).toList();
    if (hidden.size() < FEWEST_BEHIND_DOTS) {
      hidden = List.of();
    }
    ButtonRow row = new ButtonRow();
    List<CardButton> shown = new ArrayList<>(buttons);
    shown.removeAll(hidden);
    shown.stream().limit(MOST - 1).map(row::button).forEach(row.elements::add);
    if (!hidden.isEmpty()) {
      row.elements.add(row.dots(hidden));
    }
    return ActionsBlock.builder().elements(row.elements).build();
  }

  private static boolean fitsBehindDots(CardButton button) {
    return button.style() == Style.MORE
        && button.confirm() == null
        && packed(button).length() <= TextLimits.OPTION_VALUE;
  }

  private ButtonElement button(CardButton button) {
    return ButtonElement.builder()
        .text(plainText(TextLimits.plain(button.label(), TextLimits.BUTTON), true))
        .actionId(unique(button.action().word()))
        .value(TextLimits.plain(button.value(), TextLimits.BUTTON_VALUE))
        .style(style(button.style()))
        .confirm(button.confirm() == null ? null : dialog(button.confirm(), button.style()))
        .build();
  }

  private OverflowMenuElement dots(List<CardButton> hidden) {
    return OverflowMenuElement.builder()
        .actionId(ButtonValue.MORE)
        .options(hidden.stream().map(ButtonRow::option).toList())
        .build();
  }

  private static OptionObject option(CardButton button) {
    return OptionObject.builder()
        .text(plainText(TextLimits.plain(button.label(), TextLimits.OPTION), true))
        .value(packed(button))
        .build();
  }

  private static String packed(CardButton button) {
    return new ButtonValue(button.action().word(), button.value()).packed();
  }

  /** Slack refuses a row in which two elements have the same id. */
  private String unique(String action) {
    String id = action;
    for (int count = 2; !taken.add(id); count++) {
      id = action + ButtonValue.NUMBERED + count;
    }
    return id;
  }

  private static @Nullable String style(Style style) {
    return switch (style) {
      case PRIMARY -> "primary";
      case DANGER -> "danger";
      case PLAIN, MORE -> null;
    };
  }

  private static ConfirmationDialogObject dialog(Confirm confirm, Style style) {
    return ConfirmationDialogObject.builder()
        .title(plainText(TextLimits.plain(confirm.title(), TextLimits.CONFIRM_TITLE)))
        .text(plainText(TextLimits.plain(confirm.text(), TextLimits.CONFIRM_TEXT)))
        .confirm(plainText(TextLimits.plain(confirm.yes(), TextLimits.CONFIRM_ANSWER)))
        .deny(plainText(TextLimits.plain(confirm.no(), TextLimits.CONFIRM_ANSWER)))
        .style(style == Style.DANGER ? "danger" : null)
        .build();
  }
}
