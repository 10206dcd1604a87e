using PrepBot.Application.Ports;
using PrepBot.Host.Configuration;

namespace PrepBot.Host.Pictures;

/// <summary>Puts the program that makes pictures in, where there is one.</summary>
internal static class PictureRegistration
{
    /// <summary>Looked for once, at the start: whether pictures are offered does not change while the bot runs.</summary>
    public static IServiceCollection AddPictures(this IServiceCollection services, Settings settings) =>
        services.AddSingleton<IPictureMaker>(provider => new RsvgConvert(
            Find(settings), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<RsvgConvert>>()));

    public static string? Find(Settings settings) =>
        ConverterSearch.Find(settings.Written(KnownKeys.PictureConverter), Environment.GetEnvironmentVariable("PATH"));
}
