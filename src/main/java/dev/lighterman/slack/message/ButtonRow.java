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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Renders a card's buttons as one row, with the less important ones in an overflow menu. */
final class ButtonRow {
  static final int MAX_ELEMENTS = 25;
  private static final int MAX_OPTIONS = 5;

  private final List<BlockElement> elements = new ArrayList<>();
  private final Set<String> actionIds = new HashSet<>();

  private ButtonRow() {}

  /** Empty if there is no button. One whose command Slack would cut is not offered. */
  static Optional<ActionsBlock> of(List<CardButton> all) {
    List<CardButton> buttons =
        all.stream().filter(each -> each.value().length() <= TextLimits.BUTTON_VALUE).toList();
    if (buttons.isEmpty()) {
      return Optional.empty();
    }
    List<CardButton> overflow =
        buttons.stream().filter(ButtonRow::fitsOverflow).limit(MAX_OPTIONS).toList();
    ButtonRow row = new ButtonRow();
    List<CardButton> shown = new ArrayList<>(buttons);
    shown.removeAll(overflow);
    shown.stream().limit(MAX_ELEMENTS - 1).map(row::button).forEach(row.elements::add);
    if (!overflow.isEmpty()) {
      row.elements.add(row.overflowMenu(overflow));
    }
    return Optional.of(ActionsBlock.builder().elements(row.elements).build());
  }

  private static boolean fitsOverflow(CardButton button) {
    return button.style() == Style.MORE
        && button.confirm() == null
        && optionValue(button).length() <= TextLimits.OPTION_VALUE;
  }

  private ButtonElement button(CardButton button) {
    return ButtonElement.builder()
        .text(plainText(TextLimits.plain(button.label(), TextLimits.BUTTON), true))
        .actionId(uniqueId(button.action().word()))
        .value(button.value())
        .accessibilityLabel(accessibilityLabel(button))
        .style(style(button.style()))
        .confirm(button.confirm() == null ? null : dialog(button.confirm(), button.style()))
        .build();
  }

  private static @Nullable String accessibilityLabel(CardButton button) {
    return button.accessibilityLabel() == null
        ? null
        : TextLimits.plain(button.accessibilityLabel(), TextLimits.BUTTON);
  }

  private OverflowMenuElement overflowMenu(List<CardButton> overflow) {
    return OverflowMenuElement.builder()
        .actionId(ButtonValue.OVERFLOW)
        .options(overflow.stream().map(ButtonRow::option).toList())
        .build();
  }

  private static OptionObject option(CardButton button) {
    return OptionObject.builder()
        .text(plainText(TextLimits.plain(button.label(), TextLimits.OPTION), true))
        .value(optionValue(button))
        .build();
  }

  private static String optionValue(CardButton button) {
    return new ButtonValue(button.action().word(), button.value()).toOptionValue();
  }

  /** Slack rejects a row in which two elements have the same action id. */
  private String uniqueId(String action) {
    String id = action;
    for (int count = 2; !actionIds.add(id); count++) {
      id = action + ButtonValue.NUMBER_SEPARATOR + count;
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
