// The models of face matching: where they lie, and whether they are the ones this program was made for.
#pragma once

#include "base/Result.h"
#include "vision/FaceNets.h"
#include "vision/Threshold.h"

#include <QString>
#include <QStringList>

#include <memory>

namespace watchdesk::desk {

/// A pack whose files were read and whose hashes are right.
struct ModelPack {
    QString name; ///< "faceplugin-0.0.1": kept with each template
    vision::PackBytes bytes;
    vision::ThresholdCurve thresholds{{{1, 1}}};
    double likelyAbove = 0.1; ///< over the threshold a score is called likely
};

/// Where the models are looked for, in this order: the folder of the setting or of WATCHDESK_MODELS (and then nowhere
/// else), beside the program, the installed data, the user's own data folder.
[[nodiscard]] QStringList modelFolders(const QString& setting = {});

/// Reads the first folder that has them and checks each file against the hash that is built into this program. NotFound
/// names what is missing, Corrupt what was changed, each with the command that mends it; blocks for some 20 ms.
Result<ModelPack> loadModels(const QStringList& folders);

} // namespace watchdesk::desk
