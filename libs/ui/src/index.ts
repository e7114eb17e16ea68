/// <reference path="./css.d.ts" />
/// <reference path="./parts/css-properties.d.ts" />
export * from './tokens/index.js';
export { UiProvider, type UiProviderProps } from './theme/UiProvider.js';
export { cssVariables, theme } from './theme/theme.js';
export { SchemeChoice } from './theme/SchemeChoice.js';

export { changeLanguage, loadSentences, startI18n } from './i18n/i18n.js';
export { formatOf, type Format } from './i18n/format.js';
export { firstSpoken, languageOf, languages, type Language, type LanguageCode } from './i18n/languages.js';
export { LanguageChoice } from './i18n/LanguageChoice.js';
export { namespaces, type Namespace } from './i18n/types.js';
export { type Spoken, spokenIn } from './i18n/spoken.js';
export { useFormat, useLanguage } from './i18n/useFormat.js';
export { useTermWord, type TermLike } from './i18n/useTermWord.js';

export { AppShell, type AppShellProps } from './shell/AppShell.js';
export { type ShellTab } from './shell/BottomTabs.js';
export { Breadcrumb, type Crumb, type Neighbour } from './shell/Breadcrumb.js';
export { useShell } from './shell/context.js';
export { focusMain } from './shell/kept-focus.js';
export { Mark } from './shell/Mark.js';
export { PanelHeader, type PanelHeaderProps } from './shell/Panel.js';
export { PeopleColours, usePersonColour } from './shell/people-colours.js';
export { Avatar, Presence, type PresentPerson } from './shell/Presence.js';
export { SaveState, useConnectionSentence, type Connection } from './shell/SaveState.js';
export { SidebarCheck, SidebarItem, SidebarLine, SidebarNote, SidebarSection, type SidebarItemProps } from './shell/Sidebar.js';
export { SearchButton, TopBar, type TopBarProps } from './shell/TopBar.js';

export { Action, type ActionProps } from './parts/Action.js';
export { ChoiceItems, type Option } from './parts/ChoiceItems.js';
export { Banner, type BannerProps } from './parts/Banner.js';
export { FoldedText } from './parts/FoldedText.js';
export { Hint, type HintProps } from './parts/Hint.js';
export { InlineSelect, type InlineSelectProps } from './parts/InlineSelect.js';
export { InlineText, type InlineTextProps } from './parts/InlineText.js';
export { KeyHint } from './parts/KeyHint.js';
export { ariaKeys, isApple, isPressed, keyCaps, type KeyPress } from './parts/keys.js';
export { Link, LinkProvider, type LinkProps } from './parts/link.js';
export { NumberScale, PositionScale } from './parts/NumberScale.js';
export { Progress, type ProgressProps } from './parts/Progress.js';
export { FactRow, Facts, Section, type SectionProps } from './parts/Section.js';
export { SegmentedChoice, type Segment, type SegmentedChoiceProps } from './parts/SegmentedChoice.js';
export { ClassificationBadge, Tag } from './parts/Tag.js';
export { Toolbar, ToolbarButton, ToolbarMenu, ToolbarSelect, type ToolbarButtonProps, type ToolbarSelectProps } from './parts/Toolbar.js';

export { ConfidenceBars } from './judgement/Confidence.js';
export { type Moment } from './judgement/geometry.js';
export { JudgementHead, JudgementRow, type Judge, type JudgementRowProps } from './judgement/JudgementRow.js';
export { JudgedValue, RowButton } from './judgement/RowButton.js';
export { JudgeTrack, Sparkline, ValueBar, type JudgeDot } from './judgement/Track.js';
export { positionKeys } from './judgement/words.js';

export { Legend, LegendGroup, LegendItem, PositionLegend } from './legend/Legend.js';
export { LineMark, PositionChip, ShapeMark, SizeCircles, StakeholderMark } from './legend/Marks.js';

export { EmptyState, ErrorState, LoadingState, NoRightState, NotFoundState, OfflineState } from './states/States.js';

export { CommandPalette, openPalette, type PaletteItem, usePaletteOpen } from './commands/CommandPalette.js';
export { HelpDialog } from './commands/HelpDialog.js';
export { keyOf, shortcuts, type Shortcut, type ShortcutGroup, type ShortcutId } from './commands/shortcuts.js';
export { useShortcuts, type ShortcutHandlers } from './commands/useShortcuts.js';
export { closeToast, toast, type ToastOptions } from './commands/toast.js';
