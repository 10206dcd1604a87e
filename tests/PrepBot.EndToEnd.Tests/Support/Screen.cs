using Microsoft.Playwright;

namespace PrepBot.EndToEnd.Tests.Support;

/// <summary>How a page is looked at.</summary>
/// <param name="Width">In CSS pixels.</param>
/// <param name="Height">In CSS pixels.</param>
/// <param name="Dark">What the system of the reader prefers.</param>
/// <param name="Scale">Device pixels in a CSS pixel.</param>
internal sealed record Screen(int Width, int Height, bool Dark = false, float Scale = 1)
{
    public static Screen Wide { get; } = new(1280, 800);

    public static Screen Phone { get; } = new(390, 844);

    public BrowserNewContextOptions Options => new()
    {
        ViewportSize = new() { Width = Width, Height = Height },
        ColorScheme = Dark ? ColorScheme.Dark : ColorScheme.Light,
        DeviceScaleFactor = Scale,
        Locale = "en-GB",
        ReducedMotion = ReducedMotion.Reduce,
    };
}
