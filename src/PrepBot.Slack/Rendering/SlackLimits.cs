namespace PrepBot.Slack.Rendering;

/// <summary>What Slack takes, in characters or pieces.</summary>
internal static class SlackLimits
{
    // https://docs.slack.dev/reference/block-kit/blocks
    public const int BlocksInMessage = 50;
    public const int BlocksInView = 100;

    // https://docs.slack.dev/reference/block-kit/blocks/header-block
    public const int HeaderText = 150;

    // https://docs.slack.dev/reference/block-kit/blocks/section-block
    public const int SectionText = 3_000;

    public const int FieldsInSection = 10;

    // https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object
    public const int ConfirmTitle = 100;
    public const int ConfirmText = 300;
    public const int ConfirmButton = 30;

    // https://docs.slack.dev/reference/block-kit/blocks/context-block
    public const int ContextText = 2_000;

    // https://docs.slack.dev/reference/block-kit/blocks/actions-block
    public const int ElementsInActions = 25;

    // https://docs.slack.dev/reference/block-kit/blocks/input-block
    public const int BlockId = 255;
    public const int InputLabel = 2_000;
    public const int InputHint = 2_000;

    // https://docs.slack.dev/reference/block-kit/block-elements/button-element
    public const int ActionId = 255;
    public const int ButtonText = 75;
    public const int ButtonValue = 2_000;
    public const int ButtonUrl = 3_000;

    // https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element
    public const int Placeholder = 150;
    public const int OptionsInSelect = 100;

    // https://docs.slack.dev/reference/block-kit/block-elements/radio-button-group-element, and checkboxes alike
    public const int OptionsInGroup = 10;

    // https://docs.slack.dev/reference/block-kit/composition-objects/option-object
    public const int OptionText = 75;
    public const int OptionValue = 150;

    // https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element
    public const int InputText = 3_000;

    // https://docs.slack.dev/reference/views/modal-views
    public const int ViewTitle = 24;
    public const int ViewButton = 24;
    public const int PrivateMetadata = 3_000;
    public const int CallbackId = 255;

    // https://docs.slack.dev/reference/methods/chat.postMessage#truncating: beyond this Slack cuts by itself.
    public const int MessageText = 40_000;

    // https://docs.slack.dev/reference/methods/chat.update: beyond this it refuses with msg_too_long, where posting would take ten times as much.
    public const int UpdatedText = 4_000;

    // Documented nowhere: above some 13,000 characters of blocks a message is refused with msg_too_long, however few the blocks are.
    public const int WeightOfBlocks = 12_500;

    // https://docs.slack.dev/reference/methods/files.getUploadURLExternal
    public const int AltText = 1_000;

    // https://docs.slack.dev/reference/methods/conversations.open
    public const int PeopleInGroup = 8;

    // https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
    public static readonly TimeSpan ResponseUrlLife = TimeSpan.FromMinutes(30);
    public const int ResponseUrlUses = 5;

    // https://docs.slack.dev/interactivity/implementing-slash-commands, and every other interaction
    public static readonly TimeSpan AcknowledgeWithin = TimeSpan.FromSeconds(3);
    public static readonly TimeSpan TriggerLife = TimeSpan.FromSeconds(3);
}

/// <summary>Something does not fit into what Slack takes, and cutting it would lose words. A fault of ours: features keep to the neutral model's limits.</summary>
internal sealed class DoesNotFitException(string what) : Exception(what);
