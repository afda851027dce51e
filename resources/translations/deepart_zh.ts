<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About DeepArt Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paints with neural networks on this computer. No account, no network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MIT licence</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About DeepArt Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a picture as style…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel rendering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy painting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export with the last settings, under a new name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit in the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold to see the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One pixel of the picture on one pixel of the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open photo…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint at the chosen size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste as photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Render</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset adjustments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the painting as a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the photo and the painting side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use any picture as a style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BlendRow</name>
    <message>
        <source>Take this style out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BlendRows</name>
    <message>
        <source>No style chosen yet. Click one in the gallery.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+click another style to blend the two.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CanvasView</name>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Painting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop to open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Type a command or the name of a style</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DragHandle</name>
    <message>
        <source>Drag the painting from here into a folder or another program</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Drop a photo here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then choose a style. Everything is painted on this computer; nothing is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a photo…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the example</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>- (standard input) must be the only input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--json and the picture cannot both go to standard output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture cannot be shown in the terminal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A style has no name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A style needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add its picture again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask its owner for permission to read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot find the style picture {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot find {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot find {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot read the folder {path}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that you may write there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk or the network drive and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a PNG, JPEG, WebP, TIFF, GIF, BMP or AVIF file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a long side of {size} pixels or less (--size {size}), or close other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a number above 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a number from 1 to 100.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a number from {minimum} to {maximum}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a picture in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a shorter name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a smaller size, or close other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a whole number above 0, or full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a whole number from 1 to 100.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a whole number from {minimum} to {maximum}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another --out, or add --overwrite to replace it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another --out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name, or allow overwriting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one style.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the style again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy or download it again, or choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did you mean &quot;{nearest}&quot;?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the name in .png, .jpg, .webp or .tif.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a long side from {smallest} to {largest} pixels, or full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give one picture at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be damaged or made by a newer version of this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make some room or choose another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a file with --out, or add &gt; FILE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a file with --out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a file, or end it with /.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a folder with --out DIR.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name one with --out DIR.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No style was chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing may be written to the folder {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Painting {width} × {height} pixels needs about {needed} GB of memory, but only {free} GB are free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paintings of a whole folder need a place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename one, or paint them with two commands and different --out folders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run: pip install &apos;deepart-studio[train]&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as PNG or TIFF, or choose a smaller size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale it down to {limit} megapixels or less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See deepart styles for the names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several pictures cannot go to standard output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The CPU is used instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: {name} was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file &quot;{file}&quot; cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file &quot;{file}&quot; is damaged or was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file &quot;{file}&quot; is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file &quot;{file}&quot; lies outside the folder of the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model &quot;{id}&quot; cannot be used:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model &quot;{id}&quot; has no parameter {parameter}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model &quot;{id}&quot; has no {role} file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model &quot;{id}&quot; is not an any-style model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model failed on this picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model file &quot;{file}&quot; cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model file &quot;{file}&quot; is damaged or not supported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model file &quot;{file}&quot; is damaged or was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name {name} is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The quality cannot be {quality}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The quality cannot be {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings cannot be saved in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The size cannot be {size} pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The size cannot be {size}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The styles of the model &quot;{id}&quot; cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weight of &quot;{name}&quot; cannot be {weight}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weight of the style {name} is {weight}; it must be above 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no format named &quot;{name}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model named &quot;{name}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model of the kind &quot;{kind}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture in the folder {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no provider named &quot;{name}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no style named &quot;{name}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory for a picture of this size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This recipe cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This style is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was made with another version of the model &quot;{id}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training needs PyTorch, which is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try another size; if it happens again, install the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type at least one letter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With several pictures --out is a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as --style &quot;{name}:0.6&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deepart models list shows them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deepart styles lists them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>manifest.json cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} is not valid: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{format} pictures can have at most {limit} pixels on a side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be used on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} could not be read ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} could not be saved ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} exists already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no ending that says which kind of picture to save.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is a folder, not a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is damaged or cut off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not a picture that can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is too large: {megapixels} megapixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} may not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: pictures cannot be saved as {suffix}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{out} is a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} already exists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is one of the photos and would be lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} and {others} would both write {output}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportCommands</name>
    <message>
        <source>Saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Higher is better and larger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sRGB (for screens and the web)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo&apos;s own profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Embed the recipe (styles, adjustments and model)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it the file does not tell how it was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a name for the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder has this name. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder does not exist. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file with this name exists and will be replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export into folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message>
        <source>Open a photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was opened. One photo is open at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropped picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy a picture in another program, then paste it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied, {width} × {height} pixels.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpCommands</name>
    <message>
        <source>Style</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom about the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space + drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blend with another style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl + click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double-click a slider</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style gallery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Painting panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something unexpected went wrong. Your photo is untouched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}: {message}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset adjustments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live preview · {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Painted · {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No style model can be used, so nothing can be painted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{id}” cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blend</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Open recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search commands and styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photo opened yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaintingPanel</name>
    <message>
        <source>Adjust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How large the finished painting will be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Render</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint at the chosen size  (R)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compute on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NVIDIA graphics (CUDA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows graphics (DirectML)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apple graphics (Core ML)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intel graphics (OpenVINO)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts from the next launch. Where this computer has no such device, the processor is used.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SizeChoice</name>
    <message>
        <source>Full size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other size…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SplitHandle</name>
    <message>
        <source>Before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to compare. Double-click for the middle.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Rendering {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time that the last painting took</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory that the application uses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline: nothing leaves this computer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StyleCommands</name>
    <message>
        <source>No style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use pictures as styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is in the gallery now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
