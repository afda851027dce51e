<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About DeepArt Studio</source>
        <translation>关于 DeepArt Studio</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>版本 {version}</translation>
    </message>
    <message>
        <source>Paints with neural networks on this computer. No account, no network.</source>
        <translation>用神经网络在这台电脑上作画。无需账号，无需网络。</translation>
    </message>
    <message>
        <source>MIT licence</source>
        <translation>MIT 许可证</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Image</source>
        <translation>图像(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Layer</source>
        <translation>图层(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Region</source>
        <translation>区域(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Style</source>
        <translation>风格(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Tool</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>A transparent layer to paint on</source>
        <translation>可在上面绘画的透明图层</translation>
    </message>
    <message>
        <source>About DeepArt Studio</source>
        <translation>关于 DeepArt Studio</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>实际大小</translation>
    </message>
    <message>
        <source>Add a picture as style…</source>
        <translation>添加图片作为风格…</translation>
    </message>
    <message>
        <source>Add mask</source>
        <translation>添加蒙版</translation>
    </message>
    <message>
        <source>Add pictures as layers…</source>
        <translation>添加图片作为图层…</translation>
    </message>
    <message>
        <source>Add region</source>
        <translation>添加区域</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>加入队列</translation>
    </message>
    <message>
        <source>Apply mask</source>
        <translation>应用蒙版</translation>
    </message>
    <message>
        <source>Black in the mask hides the layer, white shows it</source>
        <translation>蒙版中黑色隐藏图层，白色显示图层</translation>
    </message>
    <message>
        <source>Bring back the styles, adjustments and photo of an exported painting</source>
        <translation>找回一幅导出画作的风格、调整和照片</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Cancel or go back</source>
        <translation>取消或返回</translation>
    </message>
    <message>
        <source>Canvas size…</source>
        <translation>画布大小…</translation>
    </message>
    <message>
        <source>Change text…</source>
        <translation>修改文字…</translation>
    </message>
    <message>
        <source>Change this painting</source>
        <translation>修改这幅画作</translation>
    </message>
    <message>
        <source>Change what the layer says, its font and its colour</source>
        <translation>修改图层的文字、字体和颜色</translation>
    </message>
    <message>
        <source>Choose the layer&apos;s styles and values again, to render it anew in its place</source>
        <translation>重新选用该图层的风格和数值，以便在原处重新绘制</translation>
    </message>
    <message>
        <source>Clear region</source>
        <translation>清空区域</translation>
    </message>
    <message>
        <source>Click on a colour to select what looks like it</source>
        <translation>点击一种颜色，选择相近的部分</translation>
    </message>
    <message>
        <source>Click to write; double click on text to change it, drag to move it</source>
        <translation>点击书写；双击文字可修改，拖动可移动</translation>
    </message>
    <message>
        <source>Compare before and after</source>
        <translation>前后对比</translation>
    </message>
    <message>
        <source>Compare up to four pictures, zoomed and moved together</source>
        <translation>比较最多四幅图片，一起缩放和移动</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy what is selected of the active layer into a layer of its own</source>
        <translation>将当前图层的所选部分复制为单独的图层</translation>
    </message>
    <message>
        <source>Copy what is selected of the active layer, or the painting</source>
        <translation>复制当前图层的所选部分，或整幅画作</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Crop and straighten the picture</source>
        <translation>裁剪并拉直图片</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Delete layer</source>
        <translation>删除图层</translation>
    </message>
    <message>
        <source>Delete mask</source>
        <translation>删除蒙版</translation>
    </message>
    <message>
        <source>Delete region</source>
        <translation>删除区域</translation>
    </message>
    <message>
        <source>Delete what is selected</source>
        <translation>删除所选内容</translation>
    </message>
    <message>
        <source>Delete what the mask hides</source>
        <translation>删除蒙版所隐藏的部分</translation>
    </message>
    <message>
        <source>Deselect</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Drag from corner to corner</source>
        <translation>从一角拖到对角</translation>
    </message>
    <message>
        <source>Draw around what is selected</source>
        <translation>沿要选择的内容画一圈</translation>
    </message>
    <message>
        <source>Duplicate layer</source>
        <translation>复制图层</translation>
    </message>
    <message>
        <source>Erase the region</source>
        <translation>擦除区域</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>橡皮擦</translation>
    </message>
    <message>
        <source>Exchange left and right</source>
        <translation>左右对调</translation>
    </message>
    <message>
        <source>Exchange top and bottom</source>
        <translation>上下对调</translation>
    </message>
    <message>
        <source>Export again</source>
        <translation>再次导出</translation>
    </message>
    <message>
        <source>Export this frame…</source>
        <translation>导出这一帧…</translation>
    </message>
    <message>
        <source>Export with the last settings, under a new name</source>
        <translation>用上次的设置以新名称导出</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Feather…</source>
        <translation>羽化…</translation>
    </message>
    <message>
        <source>Fill region</source>
        <translation>填满区域</translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation>查找命令…</translation>
    </message>
    <message>
        <source>Find a style</source>
        <translation>查找风格</translation>
    </message>
    <message>
        <source>Find pictures and paintings again</source>
        <translation>重新找到图片和画作</translation>
    </message>
    <message>
        <source>Fit in the window</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Flip horizontally</source>
        <translation>水平翻转</translation>
    </message>
    <message>
        <source>Flip layer horizontally</source>
        <translation>水平翻转图层</translation>
    </message>
    <message>
        <source>Flip layer vertically</source>
        <translation>垂直翻转图层</translation>
    </message>
    <message>
        <source>Flip vertically</source>
        <translation>垂直翻转</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Give a part of the photo a style of its own</source>
        <translation>让照片的一部分有自己的风格</translation>
    </message>
    <message>
        <source>Grow…</source>
        <translation>扩大…</translation>
    </message>
    <message>
        <source>Hand</source>
        <translation>抓手</translation>
    </message>
    <message>
        <source>Harder brush</source>
        <translation>笔刷变硬</translation>
    </message>
    <message>
        <source>Hold to see the photo</source>
        <translation>按住查看原照片</translation>
    </message>
    <message>
        <source>Image size…</source>
        <translation>图像大小…</translation>
    </message>
    <message>
        <source>Invert mask</source>
        <translation>反转蒙版</translation>
    </message>
    <message>
        <source>Invert region</source>
        <translation>反转区域</translation>
    </message>
    <message>
        <source>Invert selection</source>
        <translation>反选</translation>
    </message>
    <message>
        <source>Keep this painting to compare</source>
        <translation>保留此画作以便比较</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>笔刷变大</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>套索</translation>
    </message>
    <message>
        <source>Lay other pictures over the photo</source>
        <translation>把其他图片叠在照片上</translation>
    </message>
    <message>
        <source>Lay the picture on the clipboard over the active layer</source>
        <translation>将剪贴板上的图片放在当前图层之上</translation>
    </message>
    <message>
        <source>Let the mask count, or show all of the layer for now</source>
        <translation>使用蒙版，或暂时显示整个图层</translation>
    </message>
    <message>
        <source>Let the region cover the whole photo</source>
        <translation>让区域覆盖整张照片</translation>
    </message>
    <message>
        <source>Let the region cover what it left out</source>
        <translation>让区域改为覆盖原先未覆盖的部分</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>图库</translation>
    </message>
    <message>
        <source>Load mask…</source>
        <translation>载入蒙版…</translation>
    </message>
    <message>
        <source>Load selection…</source>
        <translation>载入选区…</translation>
    </message>
    <message>
        <source>Make the active layer transparent there</source>
        <translation>使当前图层在此处透明</translation>
    </message>
    <message>
        <source>Make the layer one with the layer below</source>
        <translation>将图层与下方图层合为一层</translation>
    </message>
    <message>
        <source>Make the layer transparent where you rub</source>
        <translation>擦过的地方变为透明</translation>
    </message>
    <message>
        <source>Mask from a file…</source>
        <translation>由文件得到蒙版…</translation>
    </message>
    <message>
        <source>Mask from the region</source>
        <translation>由区域得到蒙版</translation>
    </message>
    <message>
        <source>Mask from transparency</source>
        <translation>由透明度生成蒙版</translation>
    </message>
    <message>
        <source>Merge down</source>
        <translation>向下合并</translation>
    </message>
    <message>
        <source>More or less room around the picture, without scaling it</source>
        <translation>增减图片四周的空间，不缩放图片</translation>
    </message>
    <message>
        <source>Move layer by hand</source>
        <translation>手动移动图层</translation>
    </message>
    <message>
        <source>Move layer down</source>
        <translation>下移图层</translation>
    </message>
    <message>
        <source>Move layer up</source>
        <translation>上移图层</translation>
    </message>
    <message>
        <source>Move the active layer</source>
        <translation>移动当前图层</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>移动图片</translation>
    </message>
    <message>
        <source>New layer from selection</source>
        <translation>由选区新建图层</translation>
    </message>
    <message>
        <source>New paint layer</source>
        <translation>新建绘画图层</translation>
    </message>
    <message>
        <source>New window</source>
        <translation>新建窗口</translation>
    </message>
    <message>
        <source>Next style</source>
        <translation>下一个风格</translation>
    </message>
    <message>
        <source>No style</source>
        <translation>无风格</translation>
    </message>
    <message>
        <source>One pixel of the picture on one pixel of the screen</source>
        <translation>图片的一个像素对应屏幕的一个像素</translation>
    </message>
    <message>
        <source>Onion skin</source>
        <translation>叠影</translation>
    </message>
    <message>
        <source>Open a photo or a film</source>
        <translation>打开照片或影片</translation>
    </message>
    <message>
        <source>Open in a new window…</source>
        <translation>在新窗口中打开…</translation>
    </message>
    <message>
        <source>Open photo…</source>
        <translation>打开照片…</translation>
    </message>
    <message>
        <source>Open the example</source>
        <translation>打开示例</translation>
    </message>
    <message>
        <source>Paint and change everything again</source>
        <translation>重新可以绘制和修改全部内容</translation>
    </message>
    <message>
        <source>Paint at the chosen size</source>
        <translation>按所选尺寸绘制</translation>
    </message>
    <message>
        <source>Paint many photos, one after the other</source>
        <translation>依次绘制多张照片</translation>
    </message>
    <message>
        <source>Paint on the layer</source>
        <translation>在图层上绘画</translation>
    </message>
    <message>
        <source>Paint where a style goes</source>
        <translation>涂出风格的所在</translation>
    </message>
    <message>
        <source>Paste as layer</source>
        <translation>粘贴为图层</translation>
    </message>
    <message>
        <source>Paste as photo</source>
        <translation>粘贴为照片</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>偏好设置…</translation>
    </message>
    <message>
        <source>Previous style</source>
        <translation>上一个风格</translation>
    </message>
    <message>
        <source>Print the painting, as large as the page allows</source>
        <translation>以纸张允许的最大尺寸打印画作</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Put the open photo in the queue as it is set now</source>
        <translation>按当前设置将打开的照片加入队列</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Remember the painting as it is now</source>
        <translation>记住画作现在的样子</translation>
    </message>
    <message>
        <source>Rename layer</source>
        <translation>重命名图层</translation>
    </message>
    <message>
        <source>Render</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Reset adjustments</source>
        <translation>重置调整</translation>
    </message>
    <message>
        <source>Restore from a painting…</source>
        <translation>从画作还原…</translation>
    </message>
    <message>
        <source>Rotate by 180°</source>
        <translation>旋转 180°</translation>
    </message>
    <message>
        <source>Rotate left</source>
        <translation>向左旋转</translation>
    </message>
    <message>
        <source>Rotate right</source>
        <translation>向右旋转</translation>
    </message>
    <message>
        <source>Save mask…</source>
        <translation>保存蒙版…</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>保存项目</translation>
    </message>
    <message>
        <source>Save project as…</source>
        <translation>项目另存为…</translation>
    </message>
    <message>
        <source>Save selection…</source>
        <translation>保存选区…</translation>
    </message>
    <message>
        <source>Save the film&apos;s open frame as a picture</source>
        <translation>将影片当前帧保存为图片</translation>
    </message>
    <message>
        <source>Save the painting as a file</source>
        <translation>将画作保存为文件</translation>
    </message>
    <message>
        <source>Save the photo and all layers under another name</source>
        <translation>将照片和所有图层以其他名称保存</translation>
    </message>
    <message>
        <source>Save the photo and all layers, to go on with later</source>
        <translation>保存照片和所有图层，以便以后继续</translation>
    </message>
    <message>
        <source>Save the region as a black and white picture</source>
        <translation>把区域保存为黑白图片</translation>
    </message>
    <message>
        <source>Save the selection as a black and white picture</source>
        <translation>将选区保存为黑白图片</translation>
    </message>
    <message>
        <source>Scale the picture and all its layers</source>
        <translation>缩放图片及其所有图层</translation>
    </message>
    <message>
        <source>Se&amp;lect</source>
        <translation>选择(&amp;L)</translation>
    </message>
    <message>
        <source>See one picture through the other</source>
        <translation>透过一幅看另一幅</translation>
    </message>
    <message>
        <source>See the photo in every style at once</source>
        <translation>一次查看照片在所有风格下的效果</translation>
    </message>
    <message>
        <source>See where two pictures differ, amplified</source>
        <translation>放大显示两幅图片的不同之处</translation>
    </message>
    <message>
        <source>Select a rectangle</source>
        <translation>矩形选择</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Select by colour</source>
        <translation>按颜色选择</translation>
    </message>
    <message>
        <source>Select what the layer covers</source>
        <translation>选择图层覆盖的部分</translation>
    </message>
    <message>
        <source>Select what was not selected</source>
        <translation>选择原先未选的部分</translation>
    </message>
    <message>
        <source>Show in colour where each region lies, while the brush is in hand</source>
        <translation>使用笔刷时，用颜色标出各区域的位置</translation>
    </message>
    <message>
        <source>Show masks</source>
        <translation>显示蒙版</translation>
    </message>
    <message>
        <source>Show or hide the layer</source>
        <translation>显示或隐藏图层</translation>
    </message>
    <message>
        <source>Show the layer where the region is that is worked on</source>
        <translation>只在当前区域处显示图层</translation>
    </message>
    <message>
        <source>Show the original</source>
        <translation>显示原图</translation>
    </message>
    <message>
        <source>Show the photo left of a line and the painting right of it</source>
        <translation>分割线左边显示照片，右边显示画作</translation>
    </message>
    <message>
        <source>Shrink…</source>
        <translation>收缩…</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>笔刷变小</translation>
    </message>
    <message>
        <source>Soften the edge of the selection</source>
        <translation>柔化选区边缘</translation>
    </message>
    <message>
        <source>Softer brush</source>
        <translation>笔刷变软</translation>
    </message>
    <message>
        <source>Stop the rendering, put down the brush, or go back to the picture</source>
        <translation>停止渲染、放下笔刷或返回图片</translation>
    </message>
    <message>
        <source>Style brush</source>
        <translation>风格笔刷</translation>
    </message>
    <message>
        <source>Style wall</source>
        <translation>风格墙</translation>
    </message>
    <message>
        <source>Take the region away everywhere</source>
        <translation>把区域从各处擦去</translation>
    </message>
    <message>
        <source>Take the region from a black and white picture</source>
        <translation>从黑白图片读取区域</translation>
    </message>
    <message>
        <source>Take the selection from a black and white picture</source>
        <translation>由黑白图片得到选区</translation>
    </message>
    <message>
        <source>Take the selection from the active layer&apos;s transparency</source>
        <translation>由当前图层的透明度得到选区</translation>
    </message>
    <message>
        <source>Take the style away; or hold Alt while painting</source>
        <translation>擦去风格；涂抹时按住 Alt 也可以</translation>
    </message>
    <message>
        <source>Take what is selected of the active layer to the clipboard</source>
        <translation>将当前图层的所选部分移到剪贴板</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>This picture stays open</source>
        <translation>当前图片保持打开</translation>
    </message>
    <message>
        <source>Turn text into pixels</source>
        <translation>将文字转为像素</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Use any picture as a style</source>
        <translation>把任意图片用作风格</translation>
    </message>
    <message>
        <source>Use the mask</source>
        <translation>使用蒙版</translation>
    </message>
    <message>
        <source>Work on another picture beside this one</source>
        <translation>在这张图片旁边处理另一张图片</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
</context>
<context>
    <name>BlendModes</name>
    <message>
        <source>Normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Darken</source>
        <translation>变暗</translation>
    </message>
    <message>
        <source>Multiply</source>
        <translation>正片叠底</translation>
    </message>
    <message>
        <source>Colour burn</source>
        <translation>颜色加深</translation>
    </message>
    <message>
        <source>Lighten</source>
        <translation>变亮</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>滤色</translation>
    </message>
    <message>
        <source>Colour dodge</source>
        <translation>颜色减淡</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>叠加</translation>
    </message>
    <message>
        <source>Soft light</source>
        <translation>柔光</translation>
    </message>
    <message>
        <source>Hard light</source>
        <translation>强光</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>Exclusion</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Hue</source>
        <translation>色相</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>饱和度</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Luminosity</source>
        <translation>明度</translation>
    </message>
</context>
<context>
    <name>BlendRow</name>
    <message>
        <source>Take this style out</source>
        <translation>移除这个风格</translation>
    </message>
</context>
<context>
    <name>BlendRows</name>
    <message>
        <source>No style chosen yet. Click one in the gallery.</source>
        <translation>还没有选择风格。请在风格库中点击一个。</translation>
    </message>
    <message>
        <source>Ctrl+click another style to blend the two.</source>
        <translation>按住 Ctrl 点击另一个风格即可混合。</translation>
    </message>
</context>
<context>
    <name>BrushBar</name>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>As a part of the photo&apos;s long side. Keys: [ and ]</source>
        <translation>相对于照片长边的比例。按键：[ 和 ]</translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation>硬度</translation>
    </message>
    <message>
        <source>How sharp the brush&apos;s edge is. Keys: Shift+[ and Shift+]</source>
        <translation>笔刷边缘的锐利程度。按键：Shift+[ 和 Shift+]</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>How much one stroke adds. Keys: 1 to 9, and 0 for all</source>
        <translation>一笔增加多少。按键：1 到 9，0 为全部</translation>
    </message>
</context>
<context>
    <name>CanvasSizeDialog</name>
    <message>
        <source>Canvas size</source>
        <translation>画布大小</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Top left</source>
        <translation>左上</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>上</translation>
    </message>
    <message>
        <source>Top right</source>
        <translation>右上</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>中</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Bottom left</source>
        <translation>左下</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>下</translation>
    </message>
    <message>
        <source>Bottom right</source>
        <translation>右下</translation>
    </message>
    <message>
        <source>The picture goes</source>
        <translation>图像位置</translation>
    </message>
</context>
<context>
    <name>CanvasView</name>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>画作</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
    <message>
        <source>Drop to open</source>
        <translation>松开即可打开</translation>
    </message>
</context>
<context>
    <name>ColourButton</name>
    <message>
        <source>Background</source>
        <translation>背景色</translation>
    </message>
</context>
<context>
    <name>ColourRow</name>
    <message>
        <source>Colour. A click on the picture with Alt held takes one from there.</source>
        <translation>颜色。按住 Alt 单击图片可取色。</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Recent colour</source>
        <translation>最近使用的颜色</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Type a command or the name of a style</source>
        <translation>输入命令或风格名称</translation>
    </message>
</context>
<context>
    <name>CompareBar</name>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Mean {mean}, largest {largest} of 255</source>
        <translation>平均 {mean}，最大 {largest}（满 255）</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Onion skin</source>
        <translation>叠影</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Up to four pictures, zoomed and moved together</source>
        <translation>最多四幅图片，一起缩放和移动</translation>
    </message>
    <message>
        <source>One picture through the other</source>
        <translation>透过一幅看另一幅</translation>
    </message>
    <message>
        <source>Where two pictures differ, amplified</source>
        <translation>放大显示两幅图片的不同之处</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Keep the painting as it is now, to compare it with others</source>
        <translation>保留画作现在的样子，以便与其他画作比较</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Compare one more picture</source>
        <translation>再比较一幅图片</translation>
    </message>
    <message>
        <source>Add a picture</source>
        <translation>添加图片</translation>
    </message>
    <message>
        <source>Picture {number}</source>
        <translation>图片 {number}</translation>
    </message>
    <message>
        <source>Opacity {percent} %</source>
        <translation>不透明度 {percent} %</translation>
    </message>
    <message>
        <source>Amplified {gain}×</source>
        <translation>放大 {gain}×</translation>
    </message>
</context>
<context>
    <name>CompareCommands</name>
    <message>
        <source>Kept to compare: {name}</source>
        <translation>已保留以便比较：{name}</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>画作</translation>
    </message>
    <message>
        <source>Open a picture to compare</source>
        <translation>打开要比较的图片</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>ComparePane</name>
    <message>
        <source>Drop to compare</source>
        <translation>拖放到此处比较</translation>
    </message>
</context>
<context>
    <name>CropBar</name>
    <message>
        <source>Any shape</source>
        <translation>任意比例</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>原比例</translation>
    </message>
    <message>
        <source>Shape of the cropped picture</source>
        <translation>裁剪后图像的比例</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>Width in pixels</source>
        <translation>宽度（像素）</translation>
    </message>
    <message>
        <source>Height in pixels</source>
        <translation>高度（像素）</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Straighten</source>
        <translation>拉直</translation>
    </message>
    <message>
        <source>Degrees; above 0 turns clockwise</source>
        <translation>角度；大于 0 为顺时针</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Crop the picture: Enter</source>
        <translation>裁剪图像：回车键</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>DetailsPanel</name>
    <message>
        <source>{count} pictures</source>
        <translation>{count} 张图片</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>sea, boats, gift</source>
        <translation>海, 船, 礼物</translation>
    </message>
    <message>
        <source>Stars  (0 to 5)</source>
        <translation>星级（0 到 5）</translation>
    </message>
    <message>
        <source>Colour label</source>
        <translation>颜色标记</translation>
    </message>
    <message>
        <source>The file is not where it was. What is known of it is kept.</source>
        <translation>文件已不在原处。关于它的信息仍然保留。</translation>
    </message>
    <message>
        <source>Look for it…</source>
        <translation>查找文件…</translation>
    </message>
    <message>
        <source>Open as photo</source>
        <translation>作为照片打开</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Move to trash…  (Del)</source>
        <translation>移到回收站…（Del）</translation>
    </message>
</context>
<context>
    <name>DocumentCommands</name>
    <message>
        <source>{name} was changed by another program.</source>
        <translation>{name} 已被其他程序更改。</translation>
    </message>
    <message>
        <source>What you see here is older. Saving asks before it replaces the file.</source>
        <translation>这里显示的是旧内容。保存时会先询问，再替换文件。</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>{name} was moved or deleted by another program.</source>
        <translation>{name} 已被其他程序移走或删除。</translation>
    </message>
    <message>
        <source>What you see here is still whole. Save it to keep it.</source>
        <translation>这里显示的内容仍然完整。请保存以保留它。</translation>
    </message>
    <message>
        <source>Save the changes to &quot;{name}&quot;?</source>
        <translation>要保存对“{name}”的更改吗？</translation>
    </message>
    <message>
        <source>Without saving, its layers are lost.</source>
        <translation>不保存的话，其图层将会丢失。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; was changed or removed by another program.</source>
        <translation>“{name}”已被其他程序更改或删除。</translation>
    </message>
    <message>
        <source>Saving replaces what is there now.</source>
        <translation>保存会替换那里现有的内容。</translation>
    </message>
    <message>
        <source>Save here</source>
        <translation>仍然保存</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>保存项目</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Saved {name}.</source>
        <translation>已保存 {name}。</translation>
    </message>
</context>
<context>
    <name>DragHandle</name>
    <message>
        <source>Drag the painting from here into a folder or another program</source>
        <translation>从这里把画作拖到文件夹或其他程序</translation>
    </message>
</context>
<context>
    <name>Durations</name>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分钟</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Drop a photo here</source>
        <translation>把照片拖到这里</translation>
    </message>
    <message>
        <source>Then choose a style. Everything is painted on this computer; nothing is sent.</source>
        <translation>然后选择一个风格。一切都在这台电脑上绘制，不会发送任何内容。</translation>
    </message>
    <message>
        <source>Open a photo…</source>
        <translation>打开照片…</translation>
    </message>
    <message>
        <source>Try the example</source>
        <translation>试试示例</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>A region has no style.</source>
        <translation>有一个区域没有风格。</translation>
    </message>
    <message>
        <source>A style needs a name.</source>
        <translation>风格需要一个名称。</translation>
    </message>
    <message>
        <source>Add its picture again.</source>
        <translation>请重新添加它的图片。</translation>
    </message>
    <message>
        <source>Ask its owner for permission to read it.</source>
        <translation>请向所有者申请读取权限。</translation>
    </message>
    <message>
        <source>Cannot find {name}.</source>
        <translation>找不到 {name}。</translation>
    </message>
    <message>
        <source>Check that you may write there.</source>
        <translation>请检查是否有写入权限。</translation>
    </message>
    <message>
        <source>Check the disk or the network drive and try again.</source>
        <translation>请检查磁盘或网络驱动器，然后重试。</translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <translation>请检查名称和文件夹。</translation>
    </message>
    <message>
        <source>Choose Render film to paint it.</source>
        <translation>请选择“渲染影片”来绘制它。</translation>
    </message>
    <message>
        <source>Choose a PNG, JPEG, WebP, TIFF, GIF, BMP or AVIF file.</source>
        <translation>请选择 PNG、JPEG、WebP、TIFF、GIF、BMP 或 AVIF 文件。</translation>
    </message>
    <message>
        <source>Choose a film.</source>
        <translation>请选择一段影片。</translation>
    </message>
    <message>
        <source>Choose a number above 0.</source>
        <translation>请选择大于 0 的数。</translation>
    </message>
    <message>
        <source>Choose a number from 0 to 1.</source>
        <translation>请选择 0 到 1 之间的数。</translation>
    </message>
    <message>
        <source>Choose a number from 1 to 100.</source>
        <translation>请选择 1 到 100 之间的数。</translation>
    </message>
    <message>
        <source>Choose a number from {minimum} to {maximum}.</source>
        <translation>请选择 {minimum} 到 {maximum} 之间的数。</translation>
    </message>
    <message>
        <source>Choose a number.</source>
        <translation>请选择一个数。</translation>
    </message>
    <message>
        <source>Choose a picture in it.</source>
        <translation>请选择其中的图片。</translation>
    </message>
    <message>
        <source>Choose a shorter name.</source>
        <translation>请用短一些的名称。</translation>
    </message>
    <message>
        <source>Choose a smaller size, or close other programs.</source>
        <translation>请选择较小的尺寸，或关闭其他程序。</translation>
    </message>
    <message>
        <source>Choose a style for it, or delete it.</source>
        <translation>请为它选择风格，或将它删除。</translation>
    </message>
    <message>
        <source>Choose a whole number above 0, or full.</source>
        <translation>请选择大于 0 的整数，或原尺寸。</translation>
    </message>
    <message>
        <source>Choose a whole number from {minimum} to {maximum}.</source>
        <translation>请选择 {minimum} 到 {maximum} 之间的整数。</translation>
    </message>
    <message>
        <source>Choose an MP4, MOV, MKV, WebM, AVI, GIF or WebP file, or copy it again.</source>
        <translation>请选择 MP4、MOV、MKV、WebM、AVI、GIF 或 WebP 文件，或重新复制一次。</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>请选择其他文件。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Choose another kind: {others}.</source>
        <translation>请选择另一种格式：{others}。</translation>
    </message>
    <message>
        <source>Choose another name, or allow overwriting.</source>
        <translation>请换一个名称，或允许覆盖。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请换一个名称。</translation>
    </message>
    <message>
        <source>Choose at least one style.</source>
        <translation>请至少选择一个风格。</translation>
    </message>
    <message>
        <source>Choose one of {names}.</source>
        <translation>请从 {names} 中选择。</translation>
    </message>
    <message>
        <source>Choose photos; films are painted in the window or with deepart stylize.</source>
        <translation>请选择照片；影片请在窗口中或用 deepart stylize 绘制。</translation>
    </message>
    <message>
        <source>Choose the style again.</source>
        <translation>请重新选择风格。</translation>
    </message>
    <message>
        <source>Close other programs.</source>
        <translation>请关闭其他程序。</translation>
    </message>
    <message>
        <source>Copy or download it again, or choose another file.</source>
        <translation>请重新复制或下载，或选择其他文件。</translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation>请重新复制或下载。</translation>
    </message>
    <message>
        <source>Copy the film again, or choose another one.</source>
        <translation>请重新复制这段影片，或选择另一段。</translation>
    </message>
    <message>
        <source>Did you mean &quot;{nearest}&quot;?</source>
        <translation>是不是“{nearest}”？</translation>
    </message>
    <message>
        <source>End the name in .mp4, .webm, .mkv, .gif or .webp.</source>
        <translation>文件名请以 .mp4、.webm、.mkv、.gif 或 .webp 结尾。</translation>
    </message>
    <message>
        <source>End the name in .png.</source>
        <translation>文件名请以 .png 结尾。</translation>
    </message>
    <message>
        <source>Install the model again.</source>
        <translation>请重新安装该模型。</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>请重新安装本程序。</translation>
    </message>
    <message>
        <source>It may be damaged or made by a newer version of this program.</source>
        <translation>它可能已损坏，或由更新的版本生成。</translation>
    </message>
    <message>
        <source>Make it, or choose another folder.</source>
        <translation>请新建它，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>Make some room or choose another disk.</source>
        <translation>请腾出空间，或选择其他磁盘。</translation>
    </message>
    <message>
        <source>Make the mask from the photo itself, and turn or crop both alike.</source>
        <translation>请用这张照片本身制作蒙版，两者的旋转和裁剪要一致。</translation>
    </message>
    <message>
        <source>Masks are saved as PNG.</source>
        <translation>蒙版保存为 PNG。</translation>
    </message>
    <message>
        <source>No style was chosen.</source>
        <translation>没有选择风格。</translation>
    </message>
    <message>
        <source>Nothing may be written to the folder {folder}.</source>
        <translation>无法写入文件夹 {folder}。</translation>
    </message>
    <message>
        <source>Painting films needs two more libraries.</source>
        <translation>绘制影片还需要两个程序库。</translation>
    </message>
    <message>
        <source>Choose a long side of {size} pixels or less (--size {size}), close other programs, or raise the memory limit in the settings.</source>
        <translation>请选择不超过 {size} 像素的长边（--size {size}），关闭其他程序，或在设置中提高内存上限。</translation>
    </message>
    <message>
        <source>&quot;{word}&quot; is not written in Chinese characters.</source>
        <translation>“{word}”不是汉字。</translation>
    </message>
    <message>
        <source>8 bits work in every format, 16 bits in TIFF.</source>
        <translation>所有格式都支持 8 位，16 位仅限 TIFF。</translation>
    </message>
    <message>
        <source>A picture cannot be enlarged {factor} times.</source>
        <translation>图片不能放大 {factor} 倍。</translation>
    </message>
    <message>
        <source>A picture of {width} × {height} pixels has nothing in it.</source>
        <translation>{width} × {height} 像素的图像里什么也没有。</translation>
    </message>
    <message>
        <source>A selection cannot be changed by {pixels} pixels at once.</source>
        <translation>选区一次不能改变 {pixels} 像素。</translation>
    </message>
    <message>
        <source>Add the other folders afterwards.</source>
        <translation>之后再添加其余的文件夹。</translation>
    </message>
    <message>
        <source>An unsaved document cannot be read.</source>
        <translation>一个未保存的文档无法读取。</translation>
    </message>
    <message>
        <source>Another program changed the layer &quot;{layer}&quot; of {name}, so its mask was dropped: what the mask hid is gone.</source>
        <translation>另一个程序修改了 {name} 的图层“{layer}”，因此丢弃了它的蒙版：被蒙版隐藏的部分已不存在。</translation>
    </message>
    <message>
        <source>Another window cannot be opened.</source>
        <translation>无法打开另一个窗口。</translation>
    </message>
    <message>
        <source>At most {most} can be made: choose a smaller factor or picture.</source>
        <translation>最多 {most} 百万像素：请选择更小的倍数或图片。</translation>
    </message>
    <message>
        <source>At most {most} fit into one layer.</source>
        <translation>一个图层最多容纳 {most} 个。</translation>
    </message>
    <message>
        <source>Cannot find {path}.</source>
        <translation>找不到 {path}。</translation>
    </message>
    <message>
        <source>Check that the printer is on and the file is writable.</source>
        <translation>请检查打印机是否开启、文件是否可写。</translation>
    </message>
    <message>
        <source>Check that you may change its folder; some drives have no trash.</source>
        <translation>请检查是否可以更改它所在的文件夹；有些磁盘没有回收站。</translation>
    </message>
    <message>
        <source>Check that you may read and write there.</source>
        <translation>请检查是否可以在那里读写。</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>请检查路径。</translation>
    </message>
    <message>
        <source>Chinese verse needs Chinese keywords, for example 明月.</source>
        <translation>写诗词要用汉字作关键词，例如“明月”。</translation>
    </message>
    <message>
        <source>Choose 0 to 5.</source>
        <translation>请选择 0 到 5。</translation>
    </message>
    <message>
        <source>Choose 2 or 4.</source>
        <translation>请选择 2 或 4。</translation>
    </message>
    <message>
        <source>Choose WebP, or install Pillow&apos;s own wheel.</source>
        <translation>请选择 WebP，或安装 Pillow 官方的 wheel。</translation>
    </message>
    <message>
        <source>Choose a commoner one of like meaning.</source>
        <translation>请换一个意思相近的常用字。</translation>
    </message>
    <message>
        <source>Choose a larger area.</source>
        <translation>请选择更大的区域。</translation>
    </message>
    <message>
        <source>Choose a number from 0 (all alike) to 1 (all variety), or up to 1.5.</source>
        <translation>请选择 0（全都相似）到 1（最多样）之间的数，最高 1.5。</translation>
    </message>
    <message>
        <source>Choose a number from 0 (none) to 1 (much).</source>
        <translation>请选择 0（无）到 1（强）之间的数。</translation>
    </message>
    <message>
        <source>Choose a number from 0 to {most}.</source>
        <translation>请选择 0 到 {most} 之间的数。</translation>
    </message>
    <message>
        <source>Choose a picture.</source>
        <translation>请选择一张图片。</translation>
    </message>
    <message>
        <source>Choose a smaller number.</source>
        <translation>请选择更小的数。</translation>
    </message>
    <message>
        <source>Choose a whole number from 0 to {largest}.</source>
        <translation>请选择 0 到 {largest} 之间的整数。</translation>
    </message>
    <message>
        <source>Choose another font.</source>
        <translation>请选择其他字体。</translation>
    </message>
    <message>
        <source>Choose another form, or install a newer model.</source>
        <translation>请选择其他体裁，或安装新的模型。</translation>
    </message>
    <message>
        <source>Choose another form.</source>
        <translation>请选择其他体裁。</translation>
    </message>
    <message>
        <source>Choose another layer, or select another part.</source>
        <translation>请选择其他图层，或选择别的部分。</translation>
    </message>
    <message>
        <source>Choose another layer.</source>
        <translation>请选择其他图层。</translation>
    </message>
    <message>
        <source>Choose another style for this photo, or add the picture of the style again.</source>
        <translation>请为这张照片另选一种风格，或重新添加该风格的图片。</translation>
    </message>
    <message>
        <source>Choose at least one pixel in each direction.</source>
        <translation>每个方向至少选择一个像素。</translation>
    </message>
    <message>
        <source>Choose photos, or folders with photos in them.</source>
        <translation>请选择照片，或含有照片的文件夹。</translation>
    </message>
    <message>
        <source>Choose pictures.</source>
        <translation>请选择图片。</translation>
    </message>
    <message>
        <source>Choose {limit} megapixels or less, and at most {side} pixels in a direction.</source>
        <translation>请选择不超过 {limit} 百万像素，每个方向最多 {side} 像素。</translation>
    </message>
    <message>
        <source>Choose {low} to {high} mm.</source>
        <translation>请选择 {low} 到 {high} 毫米。</translation>
    </message>
    <message>
        <source>Choose {low} to {high}.</source>
        <translation>请选择 {low} 到 {high}。</translation>
    </message>
    <message>
        <source>Click a style first: photos are put in the queue with the style and the adjustments of that moment.</source>
        <translation>请先点选一种风格：照片会按加入时的风格和调整绘制。</translation>
    </message>
    <message>
        <source>Close other programs, or merge layers.</source>
        <translation>请关闭其他程序，或合并图层。</translation>
    </message>
    <message>
        <source>Close other programs, or scale the picture down with another one.</source>
        <translation>请关闭其他程序，或用别的软件把图片缩小。</translation>
    </message>
    <message>
        <source>Copy or download it again, or save it as PNG or OpenRaster.</source>
        <translation>请重新复制或下载，或另存为 PNG 或 OpenRaster。</translation>
    </message>
    <message>
        <source>End the name in .png, .jpg, .webp, .avif, .tif or .pdf.</source>
        <translation>文件名请以 .png、.jpg、.webp、.avif、.tif 或 .pdf 结尾。</translation>
    </message>
    <message>
        <source>Enlarged {factor} times, this picture would have {size} megapixels.</source>
        <translation>放大 {factor} 倍后，这张图片将有 {size} 百万像素。</translation>
    </message>
    <message>
        <source>Everything is selected.</source>
        <translation>已选中全部内容。</translation>
    </message>
    <message>
        <source>Give 2, 4 or 8 characters, or name a form with as many lines.</source>
        <translation>请给 2、4 或 8 个字，或指定句数相同的体裁。</translation>
    </message>
    <message>
        <source>Give at most one for each line.</source>
        <translation>每句最多一个。</translation>
    </message>
    <message>
        <source>Give fewer keywords, another form or another seed.</source>
        <translation>请减少关键词，或换一种体裁或种子。</translation>
    </message>
    <message>
        <source>Give fewer or shorter keywords, or choose another form.</source>
        <translation>请减少或缩短关键词，或选择其他体裁。</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>请给它起个名字。</translation>
    </message>
    <message>
        <source>Give one character for each line, or choose another form.</source>
        <translation>请每句给一个字，或选择其他体裁。</translation>
    </message>
    <message>
        <source>Install that version again to use it.</source>
        <translation>请重新安装那个版本来使用它。</translation>
    </message>
    <message>
        <source>It is shown as a normal layer.</source>
        <translation>它会按普通图层显示。</translation>
    </message>
    <message>
        <source>It may be from a newer version.</source>
        <translation>它可能来自更新的版本。</translation>
    </message>
    <message>
        <source>It was moved or deleted.</source>
        <translation>它已被移动或删除。</translation>
    </message>
    <message>
        <source>Its layers are left out.</source>
        <translation>其图层未读入。</translation>
    </message>
    <message>
        <source>Make it smaller, or break it into lines.</source>
        <translation>请缩小字号，或分成多行。</translation>
    </message>
    <message>
        <source>Make some room and try again.</source>
        <translation>请腾出一些空间后重试。</translation>
    </message>
    <message>
        <source>Merge some of them, or choose a smaller size.</source>
        <translation>请合并部分图层，或选择较小的尺寸。</translation>
    </message>
    <message>
        <source>Merge some of them, or scale it down.</source>
        <translation>请合并一些图层，或将其缩小。</translation>
    </message>
    <message>
        <source>Merge some of them, or scale it down; {limit} megapixels in all are read.</source>
        <translation>请合并部分图层或缩小图像；总共最多读取 {limit} 百万像素。</translation>
    </message>
    <message>
        <source>Merge some of them; at most {limit} are read.</source>
        <translation>请合并一些图层；最多读取 {limit} 个。</translation>
    </message>
    <message>
        <source>Move it over the picture.</source>
        <translation>请将它移到图像上。</translation>
    </message>
    <message>
        <source>No class was chosen.</source>
        <translation>没有选择类别。</translation>
    </message>
    <message>
        <source>No form of regulated verse has {count} lines for the acrostic.</source>
        <translation>没有 {count} 句的格律诗可用于这首藏头诗。</translation>
    </message>
    <message>
        <source>No poem was found that meets all wishes.</source>
        <translation>没有找到满足所有要求的诗。</translation>
    </message>
    <message>
        <source>No style is chosen for the queue.</source>
        <translation>还没有为队列选择风格。</translation>
    </message>
    <message>
        <source>Nothing is selected.</source>
        <translation>没有选区。</translation>
    </message>
    <message>
        <source>Nothing would be left of it.</source>
        <translation>反选后什么也不剩。</translation>
    </message>
    <message>
        <source>Nothing would be selected.</source>
        <translation>不会选中任何内容。</translation>
    </message>
    <message>
        <source>Only its flattened picture is used.</source>
        <translation>只使用其合并后的图片。</translation>
    </message>
    <message>
        <source>Open a photo first.</source>
        <translation>请先打开照片。</translation>
    </message>
    <message>
        <source>Painting {width} × {height} pixels needs about {needed} GB of memory, but only {free} GB may be used.</source>
        <translation>绘制 {width} × {height} 像素约需 {needed} GB 内存，但最多只能使用 {free} GB。</translation>
    </message>
    <message>
        <source>Paintings by this program have one unless it was switched off.</source>
        <translation>本程序的画作都带有配方，除非它被关闭。</translation>
    </message>
    <message>
        <source>Put the photo in the queue again.</source>
        <translation>请将照片重新加入队列。</translation>
    </message>
    <message>
        <source>Render again.</source>
        <translation>请重新渲染。</translation>
    </message>
    <message>
        <source>Run: pip install &apos;deepart-studio[video]&apos;</source>
        <translation>请运行：pip install &apos;deepart-studio[video]&apos;</translation>
    </message>
    <message>
        <source>Save it as PNG or TIFF, or choose a smaller size.</source>
        <translation>请存为 PNG 或 TIFF，或选择较小的尺寸。</translation>
    </message>
    <message>
        <source>Save it as PNG, or put the recipe into a file beside the picture.</source>
        <translation>请存为 PNG，或把配方放在图片旁边的文件里。</translation>
    </message>
    <message>
        <source>Save the project yourself; a crash would lose what is unsaved.</source>
        <translation>请自行保存项目；若程序崩溃，未保存的内容会丢失。</translation>
    </message>
    <message>
        <source>Save the selection from this picture, or scale the mask to its size.</source>
        <translation>请从此图片保存选区，或将蒙版缩放到图片的尺寸。</translation>
    </message>
    <message>
        <source>Scale it down to {limit} megapixels or less.</source>
        <translation>请缩小到 {limit} 百万像素以内。</translation>
    </message>
    <message>
        <source>Select a part of the picture first.</source>
        <translation>请先选择图片的一部分。</translation>
    </message>
    <message>
        <source>Select anew.</source>
        <translation>请重新选择。</translation>
    </message>
    <message>
        <source>Sharpening cannot be {value}.</source>
        <translation>锐化不能是 {value}。</translation>
    </message>
    <message>
        <source>Shorten it, or choose a form with longer lines.</source>
        <translation>请缩短它，或选择句子更长的体裁。</translation>
    </message>
    <message>
        <source>Shrunk by {pixels} pixels, nothing is left of the selection.</source>
        <translation>收缩 {pixels} 像素后，选区就没有了。</translation>
    </message>
    <message>
        <source>Something unexpected went wrong ({kind}: {reason}).</source>
        <translation>发生了意外问题（{kind}：{reason}）。</translation>
    </message>
    <message>
        <source>Start the program again from your desktop.</source>
        <translation>请从桌面再次启动本程序。</translation>
    </message>
    <message>
        <source>Start the program again.</source>
        <translation>请重新启动程序。</translation>
    </message>
    <message>
        <source>Start the program again: it will be repaired.</source>
        <translation>请重新启动程序：它会被修复。</translation>
    </message>
    <message>
        <source>Stop it there, or press Start to go on here.</source>
        <translation>请在那里停止，或点“开始”在这里继续。</translation>
    </message>
    <message>
        <source>The CPU is used instead.</source>
        <translation>已改用处理器。</translation>
    </message>
    <message>
        <source>The acrostic has {count} characters, but {form} has {lines} lines.</source>
        <translation>藏头有 {count} 个字，而{form}有 {lines} 句。</translation>
    </message>
    <message>
        <source>The character &quot;{character}&quot; is too rare: the model has not learned it.</source>
        <translation>“{character}”字太生僻，模型没有学过。</translation>
    </message>
    <message>
        <source>The classes of the model &quot;{id}&quot; cannot be read.</source>
        <translation>无法读取模型“{id}”的类别。</translation>
    </message>
    <message>
        <source>The collection has no name.</source>
        <translation>收藏集没有名字。</translation>
    </message>
    <message>
        <source>The disk is full: the library was not changed.</source>
        <translation>磁盘已满：图库没有更改。</translation>
    </message>
    <message>
        <source>The disk is full: {name} was not saved.</source>
        <translation>磁盘已满：{name} 没有保存。</translation>
    </message>
    <message>
        <source>The effects of the layer &quot;{layer}&quot; of {name} were left out.</source>
        <translation>{name} 的图层“{layer}”的效果未读入。</translation>
    </message>
    <message>
        <source>The file &quot;{file}&quot; cannot be read.</source>
        <translation>无法读取文件“{file}”。</translation>
    </message>
    <message>
        <source>The file &quot;{file}&quot; is damaged or was changed.</source>
        <translation>文件“{file}”已损坏或被改动。</translation>
    </message>
    <message>
        <source>The file &quot;{file}&quot; is missing.</source>
        <translation>缺少文件“{file}”。</translation>
    </message>
    <message>
        <source>The file &quot;{file}&quot; lies outside the folder of the model.</source>
        <translation>文件“{file}”位于模型文件夹之外。</translation>
    </message>
    <message>
        <source>The file {file} in {name} cannot be kept.</source>
        <translation>{name} 中的文件 {file} 无法保留。</translation>
    </message>
    <message>
        <source>The files of the model &quot;{id}&quot; cannot be read.</source>
        <translation>无法读取模型“{id}”的文件。</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made: {reason}.</source>
        <translation>无法创建文件夹 {folder}：{reason}。</translation>
    </message>
    <message>
        <source>The font has no glyphs for this text: nothing would be seen.</source>
        <translation>该字体没有这些文字的字形：什么也看不见。</translation>
    </message>
    <message>
        <source>The frame lies outside the picture, so nothing would be left.</source>
        <translation>边框位于图像之外，不会留下任何内容。</translation>
    </message>
    <message>
        <source>The keyword &quot;{word}&quot; is too long: a line has room for {room} characters.</source>
        <translation>关键词“{word}”太长：一句只容得下 {room} 个字。</translation>
    </message>
    <message>
        <source>The keywords and the acrostic leave no place for a rhyme in {form}.</source>
        <translation>关键词和藏头让{form}无法押韵。</translation>
    </message>
    <message>
        <source>The latent space of the model &quot;{id}&quot; cannot be read.</source>
        <translation>无法读取模型“{id}”的潜在空间。</translation>
    </message>
    <message>
        <source>The layer &quot;{layer}&quot; is blended by {mode}, which is not known here.</source>
        <translation>图层“{layer}”使用的混合模式 {mode} 在这里不可用。</translation>
    </message>
    <message>
        <source>The layer &quot;{layer}&quot; is empty where the selection is.</source>
        <translation>图层“{layer}”在选区内是空的。</translation>
    </message>
    <message>
        <source>The layer &quot;{layer}&quot; is missing in {name}.</source>
        <translation>{name} 中缺少图层“{layer}”。</translation>
    </message>
    <message>
        <source>The layer &quot;{layer}&quot; of {name} changes those below it; it was left out.</source>
        <translation>{name} 的图层“{layer}”用于调整其下方的图层，未读入。</translation>
    </message>
    <message>
        <source>The layer &quot;{layer}&quot; of {name} is damaged and was left out.</source>
        <translation>{name} 的图层“{layer}”已损坏，未载入。</translation>
    </message>
    <message>
        <source>The layer is empty.</source>
        <translation>图层是空的。</translation>
    </message>
    <message>
        <source>The layers of {name} are too large together: over {limit} megapixels.</source>
        <translation>{name} 的图层合计过大：超过 {limit} 百万像素。</translation>
    </message>
    <message>
        <source>The layers of {name} are too large; &quot;{layer}&quot; is one too many.</source>
        <translation>{name} 的图层过大；“{layer}”超出了限制。</translation>
    </message>
    <message>
        <source>The layers would be too large together: over {limit} megapixels.</source>
        <translation>所有图层合计过大：超过 {limit} 百万像素。</translation>
    </message>
    <message>
        <source>The library cannot be used ({reason}).</source>
        <translation>无法使用图库（{reason}）。</translation>
    </message>
    <message>
        <source>The library in {folder} cannot be opened or changed.</source>
        <translation>无法打开或更改 {folder} 中的图库。</translation>
    </message>
    <message>
        <source>The library is being changed by another program.</source>
        <translation>另一个程序正在更改图库。</translation>
    </message>
    <message>
        <source>The library is being opened by another program.</source>
        <translation>另一个程序正在打开图库。</translation>
    </message>
    <message>
        <source>The library was made by a newer version of this program.</source>
        <translation>图库由本程序的更新版本创建。</translation>
    </message>
    <message>
        <source>The library&apos;s file is damaged.</source>
        <translation>图库文件已损坏。</translation>
    </message>
    <message>
        <source>The mask of the layer &quot;{layer}&quot; of {name} is damaged and was left out.</source>
        <translation>{name} 的图层“{layer}”的蒙版已损坏，未读入。</translation>
    </message>
    <message>
        <source>The mask {name} has another shape than the photo: {mask} pixels against {photo}.</source>
        <translation>蒙版 {name} 与照片的形状不同：蒙版 {mask} 像素，照片 {photo} 像素。</translation>
    </message>
    <message>
        <source>The mask {name} has another size than the picture: {mask} pixels against {picture}.</source>
        <translation>蒙版 {name} 与图片尺寸不同：{mask} 像素，而图片为 {picture}。</translation>
    </message>
    <message>
        <source>The mask {name} is empty, so nothing would be painted through it.</source>
        <translation>蒙版 {name} 是空的，什么也画不出来。</translation>
    </message>
    <message>
        <source>The model &quot;{id}&quot; cannot be used.</source>
        <translation>模型“{id}”无法使用。</translation>
    </message>
    <message>
        <source>The model &quot;{id}&quot; cannot be used:</source>
        <translation>模型“{id}”无法使用：</translation>
    </message>
    <message>
        <source>The model &quot;{id}&quot; does not enlarge pictures.</source>
        <translation>模型“{id}”不能放大图片。</translation>
    </message>
    <message>
        <source>The model &quot;{id}&quot; does not invent pictures.</source>
        <translation>模型“{id}”不能创作图画。</translation>
    </message>
    <message>
        <source>The model &quot;{id}&quot; does not tell classes.</source>
        <translation>模型“{id}”不能判断类别。</translation>
    </message>
    <message>
        <source>The model &quot;{id}&quot; has no class &quot;{name}&quot;.</source>
        <translation>模型“{id}”没有类别“{name}”。</translation>
    </message>
    <message>
        <source>The model &quot;{id}&quot; has no classes.</source>
        <translation>模型“{id}”没有类别。</translation>
    </message>
    <message>
        <source>The model &quot;{id}&quot; has no parameter {parameter}.</source>
        <translation>模型“{id}”没有参数 {parameter}。</translation>
    </message>
    <message>
        <source>The model &quot;{id}&quot; has no {role} file.</source>
        <translation>模型“{id}”没有 {role} 文件。</translation>
    </message>
    <message>
        <source>The model &quot;{id}&quot; is not an any-style model.</source>
        <translation>模型“{id}”不是任意风格模型。</translation>
    </message>
    <message>
        <source>The model &quot;{id}&quot; was changed after this was put in the queue.</source>
        <translation>加入队列之后，模型“{id}”已被更改。</translation>
    </message>
    <message>
        <source>The model failed on this picture.</source>
        <translation>模型处理这张图片时失败。</translation>
    </message>
    <message>
        <source>The model file &quot;{file}&quot; cannot be read.</source>
        <translation>无法读取模型文件“{file}”。</translation>
    </message>
    <message>
        <source>The model file &quot;{file}&quot; is damaged or not supported.</source>
        <translation>模型文件“{file}”已损坏或不受支持。</translation>
    </message>
    <message>
        <source>The model file &quot;{file}&quot; is damaged or was changed.</source>
        <translation>模型文件“{file}”已损坏或被改动。</translation>
    </message>
    <message>
        <source>The model has not learned the form {form}.</source>
        <translation>模型没有学过{form}。</translation>
    </message>
    <message>
        <source>The model is still being opened.</source>
        <translation>模型仍在打开中。</translation>
    </message>
    <message>
        <source>The model&apos;s vocabulary cannot be read.</source>
        <translation>无法读取模型的字表。</translation>
    </message>
    <message>
        <source>The name {name} is too long.</source>
        <translation>名称 {name} 太长。</translation>
    </message>
    <message>
        <source>The page cannot be printed.</source>
        <translation>无法打印此页。</translation>
    </message>
    <message>
        <source>The painting is of the picture before the last undo, so it was left out.</source>
        <translation>这幅画作对应的是上次撤销之前的图像，因此未加入。</translation>
    </message>
    <message>
        <source>The quality cannot be {value}.</source>
        <translation>质量不能是 {value}。</translation>
    </message>
    <message>
        <source>The queue is being changed by another program.</source>
        <translation>另一个程序正在更改队列。</translation>
    </message>
    <message>
        <source>The queue is being painted by another window or command.</source>
        <translation>另一个窗口或命令正在绘制队列。</translation>
    </message>
    <message>
        <source>The queue paints photos; {name} is a film.</source>
        <translation>队列只绘制照片；{name} 是影片。</translation>
    </message>
    <message>
        <source>The recipe is too long for a JPEG.</source>
        <translation>配方太长，放不进 JPEG。</translation>
    </message>
    <message>
        <source>The refinement of a mask cannot be {value}.</source>
        <translation>蒙版的边缘细化不能是 {value}。</translation>
    </message>
    <message>
        <source>The resolution cannot be {value} dpi.</source>
        <translation>分辨率不能是 {value} dpi。</translation>
    </message>
    <message>
        <source>The seed cannot be {seed}.</source>
        <translation>种子不能是 {seed}。</translation>
    </message>
    <message>
        <source>The selection has another size than the picture: {one} pixels against {other}.</source>
        <translation>选区与图片尺寸不同：{one} 像素，而图片为 {other}。</translation>
    </message>
    <message>
        <source>The settings cannot be saved in {folder}.</source>
        <translation>无法在 {folder} 中保存设置。</translation>
    </message>
    <message>
        <source>The size cannot be {size} pixels.</source>
        <translation>尺寸不能是 {size} 像素。</translation>
    </message>
    <message>
        <source>The size on paper cannot be {value} mm.</source>
        <translation>纸上尺寸不能是 {value} 毫米。</translation>
    </message>
    <message>
        <source>The style &quot;{name}&quot; is damaged in the queue.</source>
        <translation>队列中的风格“{name}”已损坏。</translation>
    </message>
    <message>
        <source>The style &quot;{name}&quot; is not there any more.</source>
        <translation>风格“{name}”已不存在。</translation>
    </message>
    <message>
        <source>The style &quot;{name}&quot; was changed after this was put in the queue.</source>
        <translation>加入队列之后，风格“{name}”已被更改。</translation>
    </message>
    <message>
        <source>The style &quot;{name}&quot; was read for another model.</source>
        <translation>风格“{name}”属于另一个模型。</translation>
    </message>
    <message>
        <source>The styles of the model &quot;{id}&quot; cannot be read.</source>
        <translation>无法读取模型“{id}”的风格。</translation>
    </message>
    <message>
        <source>The text is too large: {width} × {height} pixels.</source>
        <translation>文字太大：{width} × {height} 像素。</translation>
    </message>
    <message>
        <source>The text is too long: {count} characters.</source>
        <translation>文字太长：{count} 个字符。</translation>
    </message>
    <message>
        <source>The truncation cannot be {value}.</source>
        <translation>截断不能是 {value}。</translation>
    </message>
    <message>
        <source>The vector mask of the layer &quot;{layer}&quot; of {name} was left out.</source>
        <translation>{name} 的图层“{layer}”的矢量蒙版未读入。</translation>
    </message>
    <message>
        <source>The weight of &quot;{name}&quot; cannot be {weight}.</source>
        <translation>“{name}”的权重不能是 {weight}。</translation>
    </message>
    <message>
        <source>There are more than {count} pictures: only the first {count} were looked at.</source>
        <translation>图片超过 {count} 张：只查看了前 {count} 张。</translation>
    </message>
    <message>
        <source>There are no pictures in {name}, only sound or text.</source>
        <translation>{name} 中没有画面，只有声音或文字。</translation>
    </message>
    <message>
        <source>There are {count} more problems of this kind.</source>
        <translation>此类问题还有 {count} 个。</translation>
    </message>
    <message>
        <source>There is a collection &quot;{name}&quot; already.</source>
        <translation>已有名为“{name}”的收藏集。</translation>
    </message>
    <message>
        <source>There is no folder {folder}.</source>
        <translation>没有文件夹 {folder}。</translation>
    </message>
    <message>
        <source>There is no form named &quot;{name}&quot;.</source>
        <translation>没有名为“{name}”的体裁。</translation>
    </message>
    <message>
        <source>There is no format named &quot;{name}&quot;.</source>
        <translation>没有名为“{name}”的格式。</translation>
    </message>
    <message>
        <source>There is no frame in {name} that can be read.</source>
        <translation>{name} 中没有能读取的画面。</translation>
    </message>
    <message>
        <source>There is no model named &quot;{name}&quot;.</source>
        <translation>没有名为“{name}”的模型。</translation>
    </message>
    <message>
        <source>There is no model of the kind &quot;{kind}&quot;.</source>
        <translation>没有“{kind}”类型的模型。</translation>
    </message>
    <message>
        <source>There is no picture in the folder {path}.</source>
        <translation>文件夹 {path} 中没有图片。</translation>
    </message>
    <message>
        <source>There is no picture to select in.</source>
        <translation>没有可供选择的图片。</translation>
    </message>
    <message>
        <source>There is no provider named &quot;{name}&quot;.</source>
        <translation>没有名为“{name}”的计算方式。</translation>
    </message>
    <message>
        <source>There is no style named &quot;{name}&quot;.</source>
        <translation>没有名为“{name}”的风格。</translation>
    </message>
    <message>
        <source>There is no text.</source>
        <translation>没有文字。</translation>
    </message>
    <message>
        <source>There is not enough memory for a picture of this size.</source>
        <translation>内存不足，无法处理这个尺寸的图片。</translation>
    </message>
    <message>
        <source>There is not enough memory for this.</source>
        <translation>内存不足，无法完成。</translation>
    </message>
    <message>
        <source>There is not enough memory to open {name}.</source>
        <translation>内存不足，无法打开 {name}。</translation>
    </message>
    <message>
        <source>There is not enough memory to open {name}: it needs {gigabytes} GB.</source>
        <translation>内存不足，无法打开 {name}：需要 {gigabytes} GB。</translation>
    </message>
    <message>
        <source>This installation cannot write AVIF.</source>
        <translation>此安装无法写入 AVIF。</translation>
    </message>
    <message>
        <source>This installation cannot write {format} films.</source>
        <translation>当前安装无法写入 {format} 影片。</translation>
    </message>
    <message>
        <source>This photo is being painted by another window or command, or was when it ended.</source>
        <translation>这张照片正由另一个窗口或命令绘制，或在它结束时尚未画完。</translation>
    </message>
    <message>
        <source>This recipe cannot be read.</source>
        <translation>无法读取这份配方。</translation>
    </message>
    <message>
        <source>This saved search cannot be read.</source>
        <translation>无法读取这个已保存的搜索。</translation>
    </message>
    <message>
        <source>This style is not there any more.</source>
        <translation>这个风格已不存在。</translation>
    </message>
    <message>
        <source>This was made with another version of the model &quot;{id}&quot;.</source>
        <translation>这是用模型“{id}”的另一个版本制作的。</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>请稍后再试。</translation>
    </message>
    <message>
        <source>Try again to paint it with the model as it is now.</source>
        <translation>点“重试”即可用现在的模型绘制。</translation>
    </message>
    <message>
        <source>Try again to paint it with the style as it is now.</source>
        <translation>点“重试”即可用现在的风格绘制。</translation>
    </message>
    <message>
        <source>Try again; the photo is untouched.</source>
        <translation>请重试；照片未受影响。</translation>
    </message>
    <message>
        <source>Try another size; if it happens again, install the model again.</source>
        <translation>请换一个尺寸；如果再次出现，请重新安装该模型。</translation>
    </message>
    <message>
        <source>Type at least one letter.</source>
        <translation>请至少输入一个字。</translation>
    </message>
    <message>
        <source>Unsaved work cannot be kept safe: {reason}</source>
        <translation>无法备份未保存的工作：{reason}</translation>
    </message>
    <message>
        <source>Wait until it has finished, or stop it there.</source>
        <translation>请等它完成，或在那里停止。</translation>
    </message>
    <message>
        <source>Wait until it is finished, or cancel it: what is done is kept.</source>
        <translation>请等它完成，或取消它：已完成的部分会保留。</translation>
    </message>
    <message>
        <source>What could be found in it was opened.</source>
        <translation>已打开其中能找到的内容。</translation>
    </message>
    <message>
        <source>White is where the style goes, black where it does not.</source>
        <translation>白色处有风格，黑色处没有。</translation>
    </message>
    <message>
        <source>Write something, or cancel.</source>
        <translation>请输入文字，或取消。</translation>
    </message>
    <message>
        <source>deepart models list shows them.</source>
        <translation>可用 deepart models list 查看。</translation>
    </message>
    <message>
        <source>deepart models list shows those of the kind &quot;classifier&quot;.</source>
        <translation>可用 deepart models list 查看“classifier”类型的模型。</translation>
    </message>
    <message>
        <source>deepart models list shows those of the kind &quot;gan&quot;.</source>
        <translation>可用 deepart models list 查看“gan”类型的模型。</translation>
    </message>
    <message>
        <source>deepart models list shows those of the kind &quot;upscaler&quot;.</source>
        <translation>用 deepart models list 查看“upscaler”类的模型。</translation>
    </message>
    <message>
        <source>deepart styles lists them.</source>
        <translation>可用 deepart styles 查看。</translation>
    </message>
    <message>
        <source>manifest.json cannot be read.</source>
        <translation>无法读取 manifest.json。</translation>
    </message>
    <message>
        <source>{count} keywords are too many for the {lines} lines of {form}.</source>
        <translation>{form}只有 {lines} 句，容不下 {count} 个关键词。</translation>
    </message>
    <message>
        <source>{count} of the files could not be put in the queue, such as {name}.</source>
        <translation>有 {count} 个文件无法加入队列，例如 {name}。</translation>
    </message>
    <message>
        <source>{field} is not valid: {reason}.</source>
        <translation>{field} 无效：{reason}。</translation>
    </message>
    <message>
        <source>{format} cannot be saved with {bits} bits a channel.</source>
        <translation>{format} 不能以每通道 {bits} 位保存。</translation>
    </message>
    <message>
        <source>{format} pictures can have at most {limit} pixels on a side.</source>
        <translation>{format} 图片每边最多 {limit} 像素。</translation>
    </message>
    <message>
        <source>{form} repeats a line and cannot be an acrostic.</source>
        <translation>{form}有叠句，不能藏头。</translation>
    </message>
    <message>
        <source>{name} cannot be used on this computer.</source>
        <translation>这台电脑无法使用 {name}。</translation>
    </message>
    <message>
        <source>{name} cannot be {value}.</source>
        <translation>{name}不能是 {value}。</translation>
    </message>
    <message>
        <source>{name} could not be moved to the trash.</source>
        <translation>无法将 {name} 移到回收站。</translation>
    </message>
    <message>
        <source>{name} could not be read ({reason}).</source>
        <translation>无法读取 {name}（{reason}）。</translation>
    </message>
    <message>
        <source>{name} could not be saved ({reason}).</source>
        <translation>无法保存 {name}（{reason}）。</translation>
    </message>
    <message>
        <source>{name} exists already.</source>
        <translation>{name} 已存在。</translation>
    </message>
    <message>
        <source>{name} has 16 bits per channel; they became 8.</source>
        <translation>{name} 每通道为 16 位，已转换为 8 位。</translation>
    </message>
    <message>
        <source>{name} has neither layers nor a picture that can be read.</source>
        <translation>{name} 中没有可读取的图层，也没有可读取的图片。</translation>
    </message>
    <message>
        <source>{name} has no ending that says which kind of picture to save.</source>
        <translation>{name} 没有说明图片格式的扩展名。</translation>
    </message>
    <message>
        <source>{name} has no list of layers that can be read.</source>
        <translation>{name} 中没有可读取的图层列表。</translation>
    </message>
    <message>
        <source>{name} has no recipe.</source>
        <translation>{name} 没有配方。</translation>
    </message>
    <message>
        <source>{name} has too many layers, so its flattened picture was opened.</source>
        <translation>{name} 的图层过多，因此打开了其合并后的图像。</translation>
    </message>
    <message>
        <source>{name} has too many layers.</source>
        <translation>{name} 的图层过多。</translation>
    </message>
    <message>
        <source>{name} has {depth} bits per channel, so its flattened picture was opened.</source>
        <translation>{name} 每通道为 {depth} 位，因此打开了其合并后的图像。</translation>
    </message>
    <message>
        <source>{name} is a folder, not a picture.</source>
        <translation>{name} 是文件夹，不是图片。</translation>
    </message>
    <message>
        <source>{name} is a folder.</source>
        <translation>{name} 是文件夹。</translation>
    </message>
    <message>
        <source>{name} is being rendered.</source>
        <translation>正在渲染 {name}。</translation>
    </message>
    <message>
        <source>{name} is damaged or cut off.</source>
        <translation>{name} 已损坏或不完整。</translation>
    </message>
    <message>
        <source>{name} is damaged: its table of contents is missing.</source>
        <translation>{name} 已损坏：缺少文件目录。</translation>
    </message>
    <message>
        <source>{name} is empty.</source>
        <translation>{name} 是空文件。</translation>
    </message>
    <message>
        <source>{name} is in {mode} colours, so its flattened picture was opened.</source>
        <translation>{name} 使用 {mode} 颜色，因此打开了其合并后的图像。</translation>
    </message>
    <message>
        <source>{name} is not a file.</source>
        <translation>{name} 不是文件。</translation>
    </message>
    <message>
        <source>{name} is not a film that can be read.</source>
        <translation>{name} 不是可读取的影片。</translation>
    </message>
    <message>
        <source>{name} is not a picture that can be read.</source>
        <translation>{name} 不是可以读取的图片。</translation>
    </message>
    <message>
        <source>{name} is not a picture that the queue can paint.</source>
        <translation>{name} 不是队列能绘制的图片。</translation>
    </message>
    <message>
        <source>{name} is not a picture.</source>
        <translation>{name} 不是图片。</translation>
    </message>
    <message>
        <source>{name} is the open project.</source>
        <translation>{name} 是当前打开的项目。</translation>
    </message>
    <message>
        <source>{name} is too large for a recipe.</source>
        <translation>{name} 太大，不可能是配方。</translation>
    </message>
    <message>
        <source>{name} is too large: {megapixels} megapixels.</source>
        <translation>{name} 太大：{megapixels} 百万像素。</translation>
    </message>
    <message>
        <source>{name} may not be read.</source>
        <translation>没有读取 {name} 的权限。</translation>
    </message>
    <message>
        <source>{name}: films cannot be saved like this.</source>
        <translation>{name}：影片不能这样保存。</translation>
    </message>
    <message>
        <source>{name}: pictures cannot be saved as {suffix}.</source>
        <translation>{name}：图片不能存为 {suffix}。</translation>
    </message>
    <message>
        <source>{stars} is no number of stars.</source>
        <translation>{stars} 不是有效的星级。</translation>
    </message>
    <message>
        <source>{width} × {height} pixels are too many: {megapixels} megapixels.</source>
        <translation>{width} × {height} 像素过多：{megapixels} 百万像素。</translation>
    </message>
</context>
<context>
    <name>ExportCommands</name>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Export cancelled.</source>
        <translation>已取消导出。</translation>
    </message>
    <message>
        <source>Saved {name}.</source>
        <translation>已保存 {name}。</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>OpenRaster with layers</source>
        <translation>OpenRaster（含图层）</translation>
    </message>
    <message>
        <source>PDF for printing</source>
        <translation>PDF（打印用）</translation>
    </message>
    <message>
        <source>8 bits a channel</source>
        <translation>每通道 8 位</translation>
    </message>
    <message>
        <source>16 bits a channel</source>
        <translation>每通道 16 位</translation>
    </message>
    <message>
        <source>Higher is better and larger.</source>
        <translation>数值越高，画质越好，文件越大。</translation>
    </message>
    <message>
        <source>Brings back the crispness that scaling down takes.</source>
        <translation>找回缩小时失去的清晰感。</translation>
    </message>
    <message>
        <source>sRGB (for screens and the web)</source>
        <translation>sRGB（适合屏幕和网页）</translation>
    </message>
    <message>
        <source>Display P3 (for modern screens)</source>
        <translation>Display P3（适合新式屏幕）</translation>
    </message>
    <message>
        <source>The photo&apos;s own profile</source>
        <translation>照片自带的配置文件</translation>
    </message>
    <message>
        <source>Keep camera, time and place (EXIF)</source>
        <translation>保留相机、时间和地点（EXIF）</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>写入文件</translation>
    </message>
    <message>
        <source>In a file beside it (.xmp)</source>
        <translation>写入旁边的文件（.xmp）</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>不写入</translation>
    </message>
    <message>
        <source>Styles, adjustments and model. Without it the file does not tell them.</source>
        <translation>风格、调整和模型。不写入时，文件不会透露这些。</translation>
    </message>
    <message>
        <source>File size: about {amount}</source>
        <translation>文件大小：约 {amount}</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>位深</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>纸上尺寸</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>File size: …</source>
        <translation>文件大小：…</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>锐化</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景色</translation>
    </message>
    <message>
        <source>Colour profile</source>
        <translation>颜色配置</translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message>
        <source>Open a photo or a film</source>
        <translation>打开照片或影片</translation>
    </message>
    <message>
        <source>Photos and films</source>
        <translation>照片和影片</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>It can be opened reduced. The file itself is not changed.</source>
        <translation>可以缩小后打开。文件本身不会改变。</translation>
    </message>
    <message>
        <source>Open it smaller</source>
        <translation>缩小后打开</translation>
    </message>
    <message>
        <source>Dropped picture</source>
        <translation>拖入的图片</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>剪贴板里没有图片。</translation>
    </message>
    <message>
        <source>Copy a picture in another program, then paste it here.</source>
        <translation>请先在其他程序中复制图片，再粘贴到这里。</translation>
    </message>
    <message>
        <source>Copied, {width} × {height} pixels.</source>
        <translation>已复制，{width} × {height} 像素。</translation>
    </message>
    <message>
        <source>The painting is being made ready. Drag it again in a moment.</source>
        <translation>画作正在准备中，请稍后再拖。</translation>
    </message>
</context>
<context>
    <name>FilmBar</name>
    <message>
        <source>Frame</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Choose the frame that is shown. The whole film is painted in any case.</source>
        <translation>选择要显示的帧。无论如何都会绘制整部影片。</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>影片</translation>
    </message>
    <message>
        <source>{frames} frames</source>
        <translation>{frames} 帧</translation>
    </message>
    <message>
        <source>with sound</source>
        <translation>有声音</translation>
    </message>
    <message>
        <source>no sound</source>
        <translation>无声音</translation>
    </message>
</context>
<context>
    <name>FilmCommands</name>
    <message>
        <source>Saved {name}.</source>
        <translation>已保存 {name}。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Rendering of {name} stopped.</source>
        <translation>已停止渲染 {name}。</translation>
    </message>
</context>
<context>
    <name>FilmDialog</name>
    <message>
        <source>Render film</source>
        <translation>渲染影片</translation>
    </message>
    <message>
        <source>This kind of file has no sound: the film&apos;s is left out.</source>
        <translation>这种文件没有声音：影片的声音会被去掉。</translation>
    </message>
    <message>
        <source>Frames finished before: {frames}. Rendering goes on from there.</source>
        <translation>之前已完成 {frames} 帧，将从那里继续渲染。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>FilmWords</name>
    <message>
        <source>Reading the film…</source>
        <translation>正在读取影片…</translation>
    </message>
    <message>
        <source>Putting the film together…</source>
        <translation>正在合成影片…</translation>
    </message>
    <message>
        <source>Film: frame {frame}</source>
        <translation>影片：第 {frame} 帧</translation>
    </message>
    <message>
        <source>Film: frame {frame} of {frames}</source>
        <translation>影片：第 {frame} 帧，共 {frames} 帧</translation>
    </message>
    <message>
        <source>Film: frame {frame} of {frames}, {time} left</source>
        <translation>影片：第 {frame} 帧，共 {frames} 帧，还需 {time}</translation>
    </message>
    <message>
        <source>Frames finished and kept: {frames}. Rendering can go on from there.</source>
        <translation>已完成并保留 {frames} 帧，可以从那里继续渲染。</translation>
    </message>
    <message>
        <source>Broken frames: {count}; the painting before is shown instead.</source>
        <translation>损坏的帧：{count}；以前一帧的画作代替。</translation>
    </message>
    <message>
        <source>The film is cut off; it was painted as far as it goes.</source>
        <translation>影片不完整；已绘制到能读取的地方。</translation>
    </message>
    <message>
        <source>The sound was left out: this kind of file has none.</source>
        <translation>声音已去掉：这种文件没有声音。</translation>
    </message>
    <message>
        <source>The sound was encoded anew, as this kind of file wants it.</source>
        <translation>声音已按这种文件的要求重新编码。</translation>
    </message>
    <message>
        <source>Films need even sides: the last row or column was doubled.</source>
        <translation>影片的边长须为偶数：最后一行或一列已重复。</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Search names, tags, notes and styles</source>
        <translation>搜索名称、标签、备注和风格</translation>
    </message>
    <message>
        <source>Show pictures with at least so many stars</source>
        <translation>显示至少有这么多星的图片</translation>
    </message>
    <message>
        <source>Show pictures with this colour label</source>
        <translation>显示有这种颜色标记的图片</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Show pictures whose file is gone</source>
        <translation>显示文件已缺失的图片</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Show all pictures</source>
        <translation>显示全部图片</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>收藏集</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>最新优先</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>按名称</translation>
    </message>
    <message>
        <source>Most stars first</source>
        <translation>星级最高优先</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>尺寸最大优先</translation>
    </message>
    <message>
        <source>All pictures</source>
        <translation>全部图片</translation>
    </message>
</context>
<context>
    <name>GeometryCommands</name>
    <message>
        <source>Rotate right</source>
        <translation>向右旋转</translation>
    </message>
    <message>
        <source>Rotate by 180°</source>
        <translation>旋转 180°</translation>
    </message>
    <message>
        <source>Rotate left</source>
        <translation>向左旋转</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>图像大小</translation>
    </message>
    <message>
        <source>Canvas size</source>
        <translation>画布大小</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Flip layer horizontally</source>
        <translation>水平翻转图层</translation>
    </message>
    <message>
        <source>Flip layer vertically</source>
        <translation>垂直翻转图层</translation>
    </message>
    <message>
        <source>The layer is locked. Unlock it to move it.</source>
        <translation>图层已锁定。解锁后才能移动。</translation>
    </message>
    <message>
        <source>Move layer on the canvas</source>
        <translation>在画布上移动图层</translation>
    </message>
    <message>
        <source>Changing the picture, {percent} %</source>
        <translation>正在更改图像，{percent} %</translation>
    </message>
    <message>
        <source>Flip horizontally</source>
        <translation>水平翻转</translation>
    </message>
    <message>
        <source>Flip vertically</source>
        <translation>垂直翻转</translation>
    </message>
</context>
<context>
    <name>HelpCommands</name>
    <message>
        <source>Style</source>
        <translation>风格</translation>
    </message>
</context>
<context>
    <name>ImageSizeDialog</name>
    <message>
        <source>Image size</source>
        <translation>图像大小</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Keep the shape</source>
        <translation>保持比例</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>鼠标</translation>
    </message>
    <message>
        <source>Zoom about the pointer</source>
        <translation>以指针为中心缩放</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>移动图片</translation>
    </message>
    <message>
        <source>Space + drag</source>
        <translation>空格 + 拖动</translation>
    </message>
    <message>
        <source>Blend with another style</source>
        <translation>混合另一个风格</translation>
    </message>
    <message>
        <source>Ctrl + click</source>
        <translation>Ctrl + 点击</translation>
    </message>
    <message>
        <source>Erase with the brush</source>
        <translation>用笔刷擦除</translation>
    </message>
    <message>
        <source>Alt + drag</source>
        <translation>Alt + 拖动</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>恢复默认值</translation>
    </message>
    <message>
        <source>Double-click a slider</source>
        <translation>双击滑块</translation>
    </message>
</context>
<context>
    <name>LayerCommands</name>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Layer {number}</source>
        <translation>图层 {number}</translation>
    </message>
    <message>
        <source>Render</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Change this painting</source>
        <translation>修改这幅画作</translation>
    </message>
    <message>
        <source>Styles of this painting are not here: {names}.</source>
        <translation>这幅画作的风格不在此处：{names}。</translation>
    </message>
    <message>
        <source>The regions of this painting were not kept in the file.</source>
        <translation>这幅画作的区域没有保存在文件中。</translation>
    </message>
    <message>
        <source>{name} copy</source>
        <translation>{name} 副本</translation>
    </message>
    <message>
        <source>Duplicate layer</source>
        <translation>复制图层</translation>
    </message>
    <message>
        <source>Merge down</source>
        <translation>向下合并</translation>
    </message>
    <message>
        <source>The layer is locked. Unlock it to delete it.</source>
        <translation>图层已锁定。请先解锁再删除。</translation>
    </message>
    <message>
        <source>The last layer stays.</source>
        <translation>最后一个图层会保留。</translation>
    </message>
    <message>
        <source>Delete layer</source>
        <translation>删除图层</translation>
    </message>
    <message>
        <source>Move layer</source>
        <translation>移动图层</translation>
    </message>
    <message>
        <source>Hide layer</source>
        <translation>隐藏图层</translation>
    </message>
    <message>
        <source>Show layer</source>
        <translation>显示图层</translation>
    </message>
    <message>
        <source>Rename layer</source>
        <translation>重命名图层</translation>
    </message>
    <message>
        <source>Blend mode</source>
        <translation>混合模式</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Lock layer</source>
        <translation>锁定图层</translation>
    </message>
    <message>
        <source>Unlock layer</source>
        <translation>解锁图层</translation>
    </message>
    <message>
        <source>Add pictures as layers</source>
        <translation>添加图片作为图层</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Add layer</source>
        <translation>添加图层</translation>
    </message>
    <message>
        <source>Dropped picture</source>
        <translation>拖入的图片</translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>How the layer is mixed with those below</source>
        <translation>图层与下方图层的混合方式</translation>
    </message>
    <message>
        <source>Blend mode</source>
        <translation>混合模式</translation>
    </message>
    <message>
        <source>Protect the layer from being painted, merged or deleted</source>
        <translation>保护图层，使其不被绘制、合并或删除</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>How much of the layer is seen.</source>
        <translation>图层可见的程度。</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Open a photo. It is the lowest layer; paintings go above it.</source>
        <translation>打开照片。它是最下面的图层，画作叠在其上。</translation>
    </message>
</context>
<context>
    <name>LibraryCommands</name>
    <message>
        <source>Add pictures to the library</source>
        <translation>将图片添加到图库</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Add a folder of pictures to the library</source>
        <translation>将图片文件夹添加到图库</translation>
    </message>
    <message>
        <source>Dropped picture</source>
        <translation>拖入的图片</translation>
    </message>
    <message>
        <source>{count} pictures</source>
        <translation>{count} 张图片</translation>
    </message>
    <message>
        <source>{shown} pictures that look alike</source>
        <translation>{shown} 张看起来相同的图片</translation>
    </message>
    <message>
        <source>{shown} of {count} pictures</source>
        <translation>{count} 张图片中的 {shown} 张</translation>
    </message>
    <message>
        <source>{count} missing</source>
        <translation>{count} 张缺失</translation>
    </message>
    <message>
        <source>Looking for pictures…</source>
        <translation>正在查找图片…</translation>
    </message>
</context>
<context>
    <name>LibraryHead</name>
    <message>
        <source>Library</source>
        <translation>图库</translation>
    </message>
    <message>
        <source>Add pictures…</source>
        <translation>添加图片…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>LibraryNotices</name>
    <message>
        <source>Added to the library: {count}.</source>
        <translation>已添加到图库：{count} 张。</translation>
    </message>
    <message>
        <source>Known already: {count}.</source>
        <translation>已在图库中：{count} 张。</translation>
    </message>
    <message>
        <source>Found again: {count}.</source>
        <translation>重新找到：{count} 张。</translation>
    </message>
    <message>
        <source>The rest was not looked at.</source>
        <translation>其余的没有查看。</translation>
    </message>
    <message>
        <source>Left out: {count}.</source>
        <translation>未添加：{count} 个。</translation>
    </message>
    <message>
        <source>All files are where they should be.</source>
        <translation>所有文件都在原处。</translation>
    </message>
    <message>
        <source>Missing files: {count}.</source>
        <translation>缺失的文件：{count} 个。</translation>
    </message>
    <message>
        <source>No two pictures look the same.</source>
        <translation>没有看起来相同的图片。</translation>
    </message>
    <message>
        <source>The library was damaged and has been repaired: {count} pictures.</source>
        <translation>图库曾损坏，现已修复：{count} 张图片。</translation>
    </message>
    <message>
        <source>The damaged file is kept as {path}.</source>
        <translation>损坏的文件保留为 {path}。</translation>
    </message>
</context>
<context>
    <name>LibraryPictures</name>
    <message>
        <source>{name} is not where it was.</source>
        <translation>{name} 已不在原处。</translation>
    </message>
    <message>
        <source>Look for it…</source>
        <translation>查找文件…</translation>
    </message>
    <message>
        <source>Where may the missing files be?</source>
        <translation>缺失的文件可能在哪里？</translation>
    </message>
    <message>
        <source>Move {name} to the trash?</source>
        <translation>将 {name} 移到回收站？</translation>
    </message>
    <message>
        <source>Move {count} files to the trash?</source>
        <translation>将 {count} 个文件移到回收站？</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>They leave the library, with their stars, tags and notes.</source>
        <translation>它们会连同星级、标签和备注一起离开图库。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>New collection</source>
        <translation>新建收藏集</translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation>保存此搜索</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Open as photo</source>
        <translation>作为照片打开</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>加入队列</translation>
    </message>
    <message>
        <source>Stars</source>
        <translation>星级</translation>
    </message>
    <message>
        <source>No stars</source>
        <translation>无星级</translation>
    </message>
    <message>
        <source>Colour label</source>
        <translation>颜色标记</translation>
    </message>
    <message>
        <source>Add to collection</source>
        <translation>添加到收藏集</translation>
    </message>
    <message>
        <source>New collection…</source>
        <translation>新建收藏集…</translation>
    </message>
    <message>
        <source>Take out of {collection}</source>
        <translation>从 {collection} 中移出</translation>
    </message>
    <message>
        <source>Take out of the library</source>
        <translation>从图库中移出</translation>
    </message>
    <message>
        <source>Move to trash…</source>
        <translation>移到回收站…</translation>
    </message>
    <message>
        <source>Find duplicates</source>
        <translation>查找重复图片</translation>
    </message>
    <message>
        <source>Look which files are missing</source>
        <translation>检查哪些文件缺失</translation>
    </message>
    <message>
        <source>Look for missing files…</source>
        <translation>查找缺失的文件…</translation>
    </message>
    <message>
        <source>Save this search…</source>
        <translation>保存此搜索…</translation>
    </message>
    <message>
        <source>Delete the collection {name}</source>
        <translation>删除收藏集 {name}</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>No label</source>
        <translation>无标记</translation>
    </message>
</context>
<context>
    <name>LibraryView</name>
    <message>
        <source>Your pictures, found again</source>
        <translation>重新找到你的图片</translation>
    </message>
    <message>
        <source>Drop pictures or folders here. Files stay where they are; paintings you save come in by themselves.</source>
        <translation>将图片或文件夹拖到这里。文件留在原处；你保存的画作会自动加入。</translation>
    </message>
    <message>
        <source>Add pictures…</source>
        <translation>添加图片…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>No picture is like that.</source>
        <translation>没有符合条件的图片。</translation>
    </message>
    <message>
        <source>Show all pictures</source>
        <translation>显示全部图片</translation>
    </message>
    <message>
        <source>The library cannot be opened</source>
        <translation>无法打开图库</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Opening the library…</source>
        <translation>正在打开图库…</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>图库</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Drop to add to the library</source>
        <translation>松开即可添加到图库</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Styles</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Style gallery</source>
        <translation>风格库</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Something unexpected went wrong. Your photo is untouched.</source>
        <translation>发生了意外错误。您的照片没有受影响。</translation>
    </message>
    <message>
        <source>{kind}: {message}</source>
        <translation>{kind}：{message}</translation>
    </message>
    <message>
        <source>Reset adjustments</source>
        <translation>重置调整</translation>
    </message>
</context>
<context>
    <name>MaskCommands</name>
    <message>
        <source>Add mask</source>
        <translation>添加蒙版</translation>
    </message>
    <message>
        <source>Mask from transparency</source>
        <translation>由透明度生成蒙版</translation>
    </message>
    <message>
        <source>Mask from region</source>
        <translation>由区域生成蒙版</translation>
    </message>
    <message>
        <source>Open a mask</source>
        <translation>打开蒙版</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Mask from a file</source>
        <translation>由文件生成蒙版</translation>
    </message>
    <message>
        <source>Invert mask</source>
        <translation>反转蒙版</translation>
    </message>
    <message>
        <source>Apply mask</source>
        <translation>应用蒙版</translation>
    </message>
    <message>
        <source>Delete mask</source>
        <translation>删除蒙版</translation>
    </message>
    <message>
        <source>Mask off</source>
        <translation>停用蒙版</translation>
    </message>
    <message>
        <source>Mask on</source>
        <translation>启用蒙版</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Open recent</source>
        <translation>打开最近的照片</translation>
    </message>
    <message>
        <source>Search commands and styles</source>
        <translation>搜索命令和风格</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>No photo opened yet</source>
        <translation>还没有打开过照片</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>清空列表</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>PaintCommands</name>
    <message>
        <source>Paint layer</source>
        <translation>绘画图层</translation>
    </message>
    <message>
        <source>New paint layer</source>
        <translation>新建绘画图层</translation>
    </message>
    <message>
        <source>The mask of a layer is not painted on with the brush.</source>
        <translation>画笔不能在图层蒙版上作画。</translation>
    </message>
    <message>
        <source>Click the layer&apos;s picture to paint on it, or load a mask from a file.</source>
        <translation>请点击图层的图片在其上作画，或从文件载入蒙版。</translation>
    </message>
    <message>
        <source>This layer</source>
        <translation>此图层</translation>
    </message>
    <message>
        <source>{name} is locked.</source>
        <translation>“{name}”已锁定。</translation>
    </message>
    <message>
        <source>{name} is hidden.</source>
        <translation>“{name}”已隐藏。</translation>
    </message>
    <message>
        <source>Choose another layer in the Layers panel, or unlock or show this one.</source>
        <translation>请在图层面板中选择其他图层，或者解锁或显示此图层。</translation>
    </message>
    <message>
        <source>You paint on a new layer above it.</source>
        <translation>已在其上方新建图层供绘画。</translation>
    </message>
    <message>
        <source>Eraser stroke</source>
        <translation>橡皮擦笔画</translation>
    </message>
    <message>
        <source>Brush stroke</source>
        <translation>画笔笔画</translation>
    </message>
</context>
<context>
    <name>PaintOptions</name>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>In pixels of the picture. Keys: [ and ]</source>
        <translation>以图片像素为单位。按键：[ 和 ]</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>The most that one stroke covers. Keys: 1 to 9, and 0 for all</source>
        <translation>一笔最多覆盖多少。按键：1 到 9，0 表示全部</translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation>硬度</translation>
    </message>
    <message>
        <source>How sharp the brush&apos;s edge is. Keys: Shift+[ and Shift+]</source>
        <translation>笔刷边缘的锐利程度。按键：Shift+[ 和 Shift+]</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>流量</translation>
    </message>
    <message>
        <source>How soon a stroke covers all it can.</source>
        <translation>一笔多快达到其最大覆盖。</translation>
    </message>
    <message>
        <source>Spacing</source>
        <translation>间距</translation>
    </message>
    <message>
        <source>Between two dabs, as a part of the size.</source>
        <translation>两个笔触点之间的距离，相对于大小。</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Steadies the hand: the brush follows more slowly.</source>
        <translation>稳定手部：画笔跟随得更慢。</translation>
    </message>
    <message>
        <source>Pen pressure changes the size</source>
        <translation>笔压控制大小</translation>
    </message>
    <message>
        <source>Pen pressure changes the opacity</source>
        <translation>笔压控制不透明度</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>更多…</translation>
    </message>
    <message>
        <source>Hardness, flow, spacing, smoothing and pen pressure</source>
        <translation>硬度、流量、间距、平滑和笔压</translation>
    </message>
</context>
<context>
    <name>PaintingPanel</name>
    <message>
        <source>Style of: {name}</source>
        <translation>当前风格属于：{name}</translation>
    </message>
    <message>
        <source>Adjust</source>
        <translation>调整</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Back to the defaults</source>
        <translation>恢复默认值</translation>
    </message>
    <message>
        <source>How large the finished painting will be.</source>
        <translation>完成的画作有多大。</translation>
    </message>
    <message>
        <source>Render film…</source>
        <translation>渲染影片…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Render</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Paint at the chosen size  (R)</source>
        <translation>按所选尺寸绘制  (R)</translation>
    </message>
</context>
<context>
    <name>PaperSize</name>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} 像素</translation>
    </message>
    <message>
        <source>The photo has {width} × {height} pixels: {dpi} dpi at this size</source>
        <translation>照片为 {width} × {height} 像素：此尺寸下 {dpi} dpi</translation>
    </message>
    <message>
        <source>Width on paper</source>
        <translation>纸上宽度</translation>
    </message>
    <message>
        <source>Height on paper</source>
        <translation>纸上高度</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>偏好设置</translation>
    </message>
    <message>
        <source>Add saved paintings to the library</source>
        <translation>将保存的画作添加到图库</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Memory for a painting</source>
        <translation>绘制时可用的内存</translation>
    </message>
    <message>
        <source>Compute on</source>
        <translation>计算设备</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation>处理器（CPU）</translation>
    </message>
    <message>
        <source>NVIDIA graphics (CUDA)</source>
        <translation>NVIDIA 显卡（CUDA）</translation>
    </message>
    <message>
        <source>Windows graphics (DirectML)</source>
        <translation>Windows 显卡（DirectML）</translation>
    </message>
    <message>
        <source>Apple graphics (Core ML)</source>
        <translation>Apple 显卡（Core ML）</translation>
    </message>
    <message>
        <source>Intel graphics (OpenVINO)</source>
        <translation>Intel 显卡（OpenVINO）</translation>
    </message>
    <message>
        <source>Counts from the next launch. Where this computer has no such device, the processor is used.</source>
        <translation>下次启动时生效。如果这台电脑没有该设备，则使用处理器。</translation>
    </message>
</context>
<context>
    <name>Presenter</name>
    <message>
        <source>Painted, {size}</source>
        <translation>已绘制，{size}</translation>
    </message>
    <message>
        <source>Live preview, {size}</source>
        <translation>实时预览，{size}</translation>
    </message>
    <message>
        <source>Rendering {size}: about {time}, {memory} MB</source>
        <translation>绘制 {size}：约 {time}，{memory} MB</translation>
    </message>
    <message>
        <source>The whole film, {size}: about {time}, {memory} MB</source>
        <translation>整部影片 {size}：约 {time}，{memory} MB</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>没有模型</translation>
    </message>
    <message>
        <source>No style model can be used, so nothing can be painted.</source>
        <translation>没有可用的风格模型，因此无法绘制。</translation>
    </message>
    <message>
        <source>The model &quot;{id}&quot; cannot be used.</source>
        <translation>模型“{id}”无法使用。</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>混合</translation>
    </message>
</context>
<context>
    <name>PrintCommands</name>
    <message>
        <source>Printing…</source>
        <translation>正在打印…</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>已发送到打印机。</translation>
    </message>
</context>
<context>
    <name>QueueCommands</name>
    <message>
        <source>The queue paints whole photos: the selection does not count there.</source>
        <translation>队列绘制整张照片：选区在那里不起作用。</translation>
    </message>
    <message>
        <source>Add photos to the queue</source>
        <translation>将照片加入队列</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Add a folder of photos to the queue</source>
        <translation>将一个文件夹的照片加入队列</translation>
    </message>
    <message>
        <source>Choose the folder for the paintings</source>
        <translation>选择存放画作的文件夹</translation>
    </message>
    <message>
        <source>Queue: {done} of {all}</source>
        <translation>队列：{done} / {all}</translation>
    </message>
    <message>
        <source>Try failed photos again</source>
        <translation>重试失败的照片</translation>
    </message>
    <message>
        <source>Take out what is painted</source>
        <translation>移出已完成的照片</translation>
    </message>
    <message>
        <source>Empty the queue</source>
        <translation>清空队列</translation>
    </message>
    <message>
        <source>Dropped picture</source>
        <translation>拖入的图片</translation>
    </message>
</context>
<context>
    <name>QueueFoot</name>
    <message>
        <source>Save to</source>
        <translation>保存到</translation>
    </message>
    <message>
        <source>Choose the folder for the paintings</source>
        <translation>选择存放画作的文件夹</translation>
    </message>
    <message>
        <source>The format of the paintings</source>
        <translation>画作的格式</translation>
    </message>
    <message>
        <source>Use for the selected</source>
        <translation>用于所选照片</translation>
    </message>
    <message>
        <source>Paint the selected photos in this style and as it is set now</source>
        <translation>以此风格和当前设置绘制所选照片</translation>
    </message>
    <message>
        <source>Add this photo</source>
        <translation>加入这张照片</translation>
    </message>
    <message>
        <source>Put the open photo in the queue as it is set now</source>
        <translation>按当前设置将打开的照片加入队列</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>No style is chosen. Click one to add photos in it.</source>
        <translation>尚未选择风格。点选一种，照片将以它绘制。</translation>
    </message>
    <message>
        <source>New photos:  {recipe}</source>
        <translation>新照片：{recipe}</translation>
    </message>
</context>
<context>
    <name>QueueHead</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Paint what waits, from the top</source>
        <translation>从上到下绘制等待中的照片</translation>
    </message>
    <message>
        <source>Stop after the photo that is being painted</source>
        <translation>画完当前照片后停止</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pausing after this photo. Click to go on.</source>
        <translation>画完这张后暂停。点击可继续。</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Add photos…</source>
        <translation>添加照片…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>添加文件夹…</translation>
    </message>
</context>
<context>
    <name>QueueNotices</name>
    <message>
        <source>Added to the queue: {count}</source>
        <translation>已加入队列：{count} 张</translation>
    </message>
    <message>
        <source>Added to the queue.</source>
        <translation>已加入队列。</translation>
    </message>
    <message>
        <source>Show the queue</source>
        <translation>查看队列</translation>
    </message>
    <message>
        <source>{name} was taken out of the queue.</source>
        <translation>{name} 已移出队列。</translation>
    </message>
    <message>
        <source>{count} photos were taken out of the queue.</source>
        <translation>{count} 张照片已移出队列。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The queue is finished: {done} painted.</source>
        <translation>队列已完成：画了 {done} 张。</translation>
    </message>
    <message>
        <source>The queue is finished: {done} painted, {failed} failed.</source>
        <translation>队列已完成：画了 {done} 张，失败 {failed} 张。</translation>
    </message>
    <message>
        <source>The queue was interrupted. Photos left to paint: {count}</source>
        <translation>队列曾被中断，还有 {count} 张照片未画。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>QueueRows</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Paint in the style chosen now</source>
        <translation>改用当前选择的风格</translation>
    </message>
    <message>
        <source>Paint next</source>
        <translation>接下来绘制</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Cancel this photo</source>
        <translation>取消这张照片</translation>
    </message>
    <message>
        <source>Take out of the queue</source>
        <translation>移出队列</translation>
    </message>
    <message>
        <source>Open the painting</source>
        <translation>打开画作</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Open the photo</source>
        <translation>打开照片</translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message>
        <source>Drop photos or folders here</source>
        <translation>将照片或文件夹拖到这里</translation>
    </message>
    <message>
        <source>They are painted one after the other, each in the style chosen when it came.</source>
        <translation>它们会依次绘制，每张都用加入时选择的风格。</translation>
    </message>
    <message>
        <source>Add photos…</source>
        <translation>添加照片…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Drop to add to the queue</source>
        <translation>松开即加入队列</translation>
    </message>
    <message>
        <source>Take out of the queue  (Del)</source>
        <translation>移出队列  (Del)</translation>
    </message>
    <message>
        <source>Cancel this photo; the others go on</source>
        <translation>取消这张照片，其余继续</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Open the painting</source>
        <translation>打开画作</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
</context>
<context>
    <name>RecipeWords</name>
    <message>
        <source>It has a recipe that this version cannot read.</source>
        <translation>它的配方无法由此版本读取。</translation>
    </message>
    <message>
        <source>Style: {blend}</source>
        <translation>风格：{blend}</translation>
    </message>
    <message>
        <source>Region {number}: {blend}</source>
        <translation>区域 {number}：{blend}</translation>
    </message>
    <message>
        <source>Size: {pixels} px</source>
        <translation>尺寸：{pixels} 像素</translation>
    </message>
    <message>
        <source>Model: {model}</source>
        <translation>模型：{model}</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>A document</source>
        <translation>一个文档</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; was not saved when the program ended.</source>
        <translation>程序结束时“{name}”尚未保存。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Its layers can be brought back.</source>
        <translation>可以找回其图层。</translation>
    </message>
</context>
<context>
    <name>RegionCommands</name>
    <message>
        <source>Add region</source>
        <translation>添加区域</translation>
    </message>
    <message>
        <source>Eraser stroke</source>
        <translation>橡皮擦一笔</translation>
    </message>
    <message>
        <source>Brush stroke</source>
        <translation>笔刷一笔</translation>
    </message>
    <message>
        <source>Choose a style in the gallery for this region.</source>
        <translation>请在风格库中为这个区域选择风格。</translation>
    </message>
    <message>
        <source>This region is hidden. Its eye in the panel shows it again.</source>
        <translation>这个区域已隐藏。点面板中的眼睛可再次显示。</translation>
    </message>
    <message>
        <source>Fill region</source>
        <translation>填满区域</translation>
    </message>
    <message>
        <source>Clear region</source>
        <translation>清空区域</translation>
    </message>
    <message>
        <source>Invert region</source>
        <translation>反转区域</translation>
    </message>
    <message>
        <source>Load mask</source>
        <translation>载入蒙版</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>{name} mask</source>
        <translation>{name} 蒙版</translation>
    </message>
    <message>
        <source>Save mask</source>
        <translation>保存蒙版</translation>
    </message>
    <message>
        <source>Show {name}</source>
        <translation>显示{name}</translation>
    </message>
    <message>
        <source>Hide {name}</source>
        <translation>隐藏{name}</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Refine edges</source>
        <translation>细化边缘</translation>
    </message>
    <message>
        <source>Delete region</source>
        <translation>删除区域</translation>
    </message>
    <message>
        <source>Paint over the photo where the style goes. Alt erases.</source>
        <translation>在照片上涂出风格的所在。按住 Alt 擦除。</translation>
    </message>
    <message>
        <source>A click in the gallery gives the region another style.</source>
        <translation>点风格库中的另一种风格，即可换到这个区域。</translation>
    </message>
    <message>
        <source>There is no region to paint in. Add one first.</source>
        <translation>没有可涂的区域。请先添加一个。</translation>
    </message>
</context>
<context>
    <name>RegionRow</name>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Show or hide this region</source>
        <translation>显示或隐藏这个区域</translation>
    </message>
    <message>
        <source>Paint everything else too, or leave the photo there</source>
        <translation>其余部分也上风格，或保留照片</translation>
    </message>
    <message>
        <source>Delete this region</source>
        <translation>删除这个区域</translation>
    </message>
    <message>
        <source>How strongly this region is painted.</source>
        <translation>这个区域风格的强弱。</translation>
    </message>
</context>
<context>
    <name>RegionView</name>
    <message>
        <source>No style yet</source>
        <translation>尚无风格</translation>
    </message>
    <message>
        <source>The photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Everything else</source>
        <translation>其余部分</translation>
    </message>
    <message>
        <source>Region {number}</source>
        <translation>区域 {number}</translation>
    </message>
</context>
<context>
    <name>RegionsPanel</name>
    <message>
        <source>Regions</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Add region</source>
        <translation>添加区域</translation>
    </message>
    <message>
        <source>Paint where a style goes  (B)</source>
        <translation>涂出风格的所在  (B)</translation>
    </message>
    <message>
        <source>Paint with a brush where the style goes, or give parts a style of their own.</source>
        <translation>用笔刷涂出风格的所在，或让各部分有自己的风格。</translation>
    </message>
    <message>
        <source>Refine edges</source>
        <translation>细化边缘</translation>
    </message>
    <message>
        <source>Moves the mask&apos;s edges to those in the photo.</source>
        <translation>让蒙版的边缘贴合照片中的边缘。</translation>
    </message>
</context>
<context>
    <name>ReopenedBar</name>
    <message>
        <source>Render replaces the layer &quot;{name}&quot;.</source>
        <translation>绘制将替换图层“{name}”。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>RestoreCommands</name>
    <message>
        <source>Paintings and recipes</source>
        <translation>画作和配方</translation>
    </message>
    <message>
        <source>Restore from a painting</source>
        <translation>从画作还原</translation>
    </message>
    <message>
        <source>Reading the recipe…</source>
        <translation>正在读取配方…</translation>
    </message>
    <message>
        <source>{name} is a painting in the style of {styles}.</source>
        <translation>{name} 是一幅{styles}风格的画作。</translation>
    </message>
    <message>
        <source>{name} is a painting by this program.</source>
        <translation>{name} 是本程序的画作。</translation>
    </message>
    <message>
        <source>Restore how it was made</source>
        <translation>还原制作方式</translation>
    </message>
    <message>
        <source>It is open as a photo.</source>
        <translation>它已作为照片打开。</translation>
    </message>
    <message>
        <source>The model is not open yet.</source>
        <translation>模型尚未打开。</translation>
    </message>
    <message>
        <source>Restore {name}</source>
        <translation>还原 {name}</translation>
    </message>
    <message>
        <source>The photo it was made from was not found.</source>
        <translation>没有找到它所用的照片。</translation>
    </message>
    <message>
        <source>Open the photo…</source>
        <translation>打开照片…</translation>
    </message>
    <message>
        <source>Restored from {name}.</source>
        <translation>已从 {name} 还原。</translation>
    </message>
    <message>
        <source>The style &quot;{name}&quot; is not known here.</source>
        <translation>这里没有风格“{name}”。</translation>
    </message>
    <message>
        <source>It was made with another model: it may look different.</source>
        <translation>它是用另一个模型制作的：看起来可能不同。</translation>
    </message>
    <message>
        <source>Its masks are not in the file.</source>
        <translation>文件中没有它的蒙版。</translation>
    </message>
</context>
<context>
    <name>RowWords</name>
    <message>
        <source>Painting…</source>
        <translation>绘制中…</translation>
    </message>
    <message>
        <source>Painting {percent} %</source>
        <translation>绘制中 {percent} %</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Press Try again to paint it after all.</source>
        <translation>点“重试”可重新绘制。</translation>
    </message>
    <message>
        <source>{kind} in {folder}</source>
        <translation>{kind}，存到 {folder}</translation>
    </message>
    <message>
        <source>{done} of {all} painted</source>
        <translation>已画 {done} / {all}</translation>
    </message>
    <message>
        <source>{count} failed</source>
        <translation>{count} 张失败</translation>
    </message>
    <message>
        <source>about {count} s left</source>
        <translation>约剩 {count} 秒</translation>
    </message>
    <message>
        <source>about {count} min left</source>
        <translation>约剩 {count} 分钟</translation>
    </message>
    <message>
        <source>about {count} h left</source>
        <translation>约剩 {count} 小时</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Type a name for the file.</source>
        <translation>请输入文件名称。</translation>
    </message>
    <message>
        <source>A folder has this name. Choose another name.</source>
        <translation>已有同名文件夹，请换一个名称。</translation>
    </message>
    <message>
        <source>This folder does not exist. Choose another one.</source>
        <translation>该文件夹不存在，请另选一个。</translation>
    </message>
    <message>
        <source>This is the film itself. Choose another name.</source>
        <translation>这是影片本身，请换一个名称。</translation>
    </message>
    <message>
        <source>A file with this name exists and will be replaced.</source>
        <translation>已有同名文件，将被替换。</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Export into folder</source>
        <translation>导出到文件夹</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Only the selection is painted.</source>
        <translation>只绘制选区内的部分。</translation>
    </message>
    <message>
        <source>Deselect</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Paint everywhere again  (Ctrl+D)</source>
        <translation>重新绘制整幅图片  (Ctrl+D)</translation>
    </message>
</context>
<context>
    <name>SelectionCommands</name>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Deselect</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Invert selection</source>
        <translation>反选</translation>
    </message>
    <message>
        <source>Select the layer</source>
        <translation>选择图层</translation>
    </message>
    <message>
        <source>Grow the selection</source>
        <translation>扩大选区</translation>
    </message>
    <message>
        <source>Grow selection</source>
        <translation>扩大选区</translation>
    </message>
    <message>
        <source>Shrink the selection</source>
        <translation>收缩选区</translation>
    </message>
    <message>
        <source>Shrink selection</source>
        <translation>收缩选区</translation>
    </message>
    <message>
        <source>Feather the selection</source>
        <translation>羽化选区</translation>
    </message>
    <message>
        <source>Feather selection</source>
        <translation>羽化选区</translation>
    </message>
    <message>
        <source>By how many pixels?</source>
        <translation>多少像素？</translation>
    </message>
    <message>
        <source>Select a rectangle</source>
        <translation>矩形选择</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>套索</translation>
    </message>
    <message>
        <source>Select by colour</source>
        <translation>按颜色选择</translation>
    </message>
    <message>
        <source>Load selection</source>
        <translation>载入选区</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>{name} selection</source>
        <translation>{name} 选区</translation>
    </message>
    <message>
        <source>Save selection</source>
        <translation>保存选区</translation>
    </message>
    <message>
        <source>Selection of the painting</source>
        <translation>画作的选区</translation>
    </message>
    <message>
        <source>The selection that this layer was painted in is not in the file.</source>
        <translation>绘制此图层时的选区不在文件中。</translation>
    </message>
    <message>
        <source>It is painted as it is selected now.</source>
        <translation>将按当前选区绘制。</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Delete selected pixels</source>
        <translation>删除所选像素</translation>
    </message>
    <message>
        <source>Layer from selection</source>
        <translation>由选区新建图层</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>剪贴板上没有图片。</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>{name} part</source>
        <translation>{name} 局部</translation>
    </message>
    <message>
        <source>Copied, {width} × {height} pixels.</source>
        <translation>已复制，{width} × {height} 像素。</translation>
    </message>
    <message>
        <source>The layer is locked.</source>
        <translation>图层已锁定。</translation>
    </message>
</context>
<context>
    <name>SelectionOptions</name>
    <message>
        <source>New selection</source>
        <translation>新选区</translation>
    </message>
    <message>
        <source>Add to the selection  (Shift)</source>
        <translation>添加到选区  (Shift)</translation>
    </message>
    <message>
        <source>Take away from the selection  (Alt)</source>
        <translation>从选区减去  (Alt)</translation>
    </message>
    <message>
        <source>Keep what is in both  (Shift+Alt)</source>
        <translation>只留两者共有的部分  (Shift+Alt)</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>容差</translation>
    </message>
    <message>
        <source>How far from the colour; 2 is hardly to be seen.</source>
        <translation>与该颜色相差多少；2 几乎看不出差别。</translation>
    </message>
    <message>
        <source>Joined only</source>
        <translation>仅相连</translation>
    </message>
    <message>
        <source>Only what is joined to the place you click.</source>
        <translation>只选与点击处相连的部分。</translation>
    </message>
    <message>
        <source>Shift adds, Alt takes away, both keep the common part.</source>
        <translation>Shift 添加，Alt 减去，两键同按只留共有部分。</translation>
    </message>
</context>
<context>
    <name>SizeChoice</name>
    <message>
        <source>Full size</source>
        <translation>原尺寸</translation>
    </message>
    <message>
        <source>Other size…</source>
        <translation>其他尺寸…</translation>
    </message>
</context>
<context>
    <name>SizeDialog</name>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>{megapixels} megapixels; it was {width} × {height}.</source>
        <translation>{megapixels} 百万像素；原为 {width} × {height}。</translation>
    </message>
</context>
<context>
    <name>SplitHandle</name>
    <message>
        <source>Before and after</source>
        <translation>前后对比</translation>
    </message>
    <message>
        <source>Drag to compare. Double-click for the middle.</source>
        <translation>拖动以对比，双击回到中间。</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Rendering {percent} %</source>
        <translation>正在绘制 {percent}%</translation>
    </message>
    <message>
        <source>Rendering {percent} %, {seconds} s left</source>
        <translation>正在绘制 {percent}%，还剩 {seconds} 秒</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Show the queue</source>
        <translation>查看队列</translation>
    </message>
    <message>
        <source>Size of the photo</source>
        <translation>照片尺寸</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Model in use</source>
        <translation>所用模型</translation>
    </message>
    <message>
        <source>Time that the last painting took</source>
        <translation>上次绘制所用时间</translation>
    </message>
    <message>
        <source>Memory that the application uses</source>
        <translation>程序占用的内存</translation>
    </message>
    <message>
        <source>Offline: nothing leaves this computer</source>
        <translation>离线：任何内容都不会离开这台电脑</translation>
    </message>
</context>
<context>
    <name>StyleCommands</name>
    <message>
        <source>No style</source>
        <translation>无风格</translation>
    </message>
    <message>
        <source>Use pictures as styles</source>
        <translation>把图片用作风格</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Dropped picture</source>
        <translation>拖入的图片</translation>
    </message>
    <message>
        <source>Remove style</source>
        <translation>移除风格</translation>
    </message>
    <message>
        <source>Remove &quot;{name}&quot; from the gallery?</source>
        <translation>从风格库中移除“{name}”？</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>此操作无法撤销。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is in the gallery now.</source>
        <translation>“{name}”已加入风格库。</translation>
    </message>
</context>
<context>
    <name>StyleGallery</name>
    <message>
        <source>Use this style</source>
        <translation>使用这个风格</translation>
    </message>
    <message>
        <source>Take out of the blend</source>
        <translation>从混合中移除</translation>
    </message>
    <message>
        <source>Add to the blend</source>
        <translation>加入混合</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>No style matches “{words}”.</source>
        <translation>没有与“{words}”匹配的风格。</translation>
    </message>
    <message>
        <source>Drop any picture here to use it as a style.</source>
        <translation>把任意图片拖到这里，即可用作风格。</translation>
    </message>
    <message>
        <source>Search styles and artists</source>
        <translation>搜索风格和艺术家</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Show all styles</source>
        <translation>显示全部风格</translation>
    </message>
    <message>
        <source>Add a picture as style…</source>
        <translation>添加图片作为风格…</translation>
    </message>
    <message>
        <source>Any picture can be a style. Drop it here, or choose a file.</source>
        <translation>任何图片都可以成为风格。拖到这里，或选择文件。</translation>
    </message>
    <message>
        <source>Drop to use as a style</source>
        <translation>松开即可用作风格</translation>
    </message>
</context>
<context>
    <name>StyleGroups</name>
    <message>
        <source>Classics</source>
        <translation>经典</translation>
    </message>
    <message>
        <source>East Asian</source>
        <translation>东亚</translation>
    </message>
    <message>
        <source>Masters</source>
        <translation>大师</translation>
    </message>
    <message>
        <source>Modern</source>
        <translation>现代</translation>
    </message>
    <message>
        <source>Prints and drawings</source>
        <translation>版画与素描</translation>
    </message>
</context>
<context>
    <name>StyleListModel</name>
    <message>
        <source>chosen</source>
        <translation>已选</translation>
    </message>
</context>
<context>
    <name>StylePad</name>
    <message>
        <source>Style pad</source>
        <translation>风格调和板</translation>
    </message>
    <message>
        <source>Drag towards a style for more of it. Double-click: equal shares.</source>
        <translation>朝某个风格拖动，它的比例就会增加。双击：各占相同比例。</translation>
    </message>
</context>
<context>
    <name>TextCommands</name>
    <message>
        <source>The layer is locked.</source>
        <translation>图层已锁定。</translation>
    </message>
    <message>
        <source>Turn text into pixels</source>
        <translation>将文字转为像素</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is text. Painted on, it cannot be changed as text any more.</source>
        <translation>“{name}”是文字。在上面绘画后，就不能再作为文字修改。</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Change text</source>
        <translation>修改文字</translation>
    </message>
    <message>
        <source>The font {family} is not on this computer; another stands in for it.</source>
        <translation>此电脑上没有字体 {family}，由其他字体代替。</translation>
    </message>
    <message>
        <source>{family} has no glyphs for {characters}; another font stands in.</source>
        <translation>{family} 没有 {characters} 的字形，由其他字体代替。</translation>
    </message>
    <message>
        <source>No font has glyphs for {characters}: choose one that has.</source>
        <translation>没有字体含有 {characters} 的字形：请选择含有它们的字体。</translation>
    </message>
    <message>
        <source>The text layer &quot;{name}&quot; was changed in another program.</source>
        <translation>文字图层“{name}”已在其他程序中被修改。</translation>
    </message>
    <message>
        <source>It is a picture now and cannot be changed as text.</source>
        <translation>它现在是图片，不能再作为文字修改。</translation>
    </message>
    <message>
        <source>The font {family} of the text &quot;{name}&quot; is not here.</source>
        <translation>文字“{name}”的字体 {family} 不在此电脑上。</translation>
    </message>
    <message>
        <source>It is shown as it was; changed, it is written in another font.</source>
        <translation>现在按原样显示；修改后将以其他字体书写。</translation>
    </message>
    <message>
        <source>Turn into pixels</source>
        <translation>转为像素</translation>
    </message>
    <message>
        <source>Move text</source>
        <translation>移动文字</translation>
    </message>
</context>
<context>
    <name>TextDialog</name>
    <message>
        <source>Colour of the text</source>
        <translation>文字颜色</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Write here</source>
        <translation>在此输入</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>粗细</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Align</source>
        <translation>对齐</translation>
    </message>
    <message>
        <source>Line spacing</source>
        <translation>行距</translation>
    </message>
    <message>
        <source>Letter spacing</source>
        <translation>字距</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>斜体</translation>
    </message>
    <message>
        <source>Thin</source>
        <translation>极细</translation>
    </message>
    <message>
        <source>Extra light</source>
        <translation>特细</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>细</translation>
    </message>
    <message>
        <source>Regular</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中等</translation>
    </message>
    <message>
        <source>Semibold</source>
        <translation>半粗</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>粗</translation>
    </message>
    <message>
        <source>Extra bold</source>
        <translation>特粗</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>黑</translation>
    </message>
    <message>
        <source>Horizontal</source>
        <translation>横排</translation>
    </message>
    <message>
        <source>Vertical, right to left</source>
        <translation>竖排，从右到左</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>起始</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>居中</translation>
    </message>
    <message>
        <source>End</source>
        <translation>末尾</translation>
    </message>
</context>
<context>
    <name>TileModel</name>
    <message>
        <source>{count} stars</source>
        <translation>{count} 星</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
</context>
<context>
    <name>ToolStrip</name>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
</context>
<context>
    <name>WallCommands</name>
    <message>
        <source>{photo} - style sheet</source>
        <translation>{photo} - 风格一览</translation>
    </message>
    <message>
        <source>Save the wall as a picture</source>
        <translation>将风格墙保存为图片</translation>
    </message>
    <message>
        <source>No font on this computer has the characters {characters}.</source>
        <translation>本机没有能显示这些字符的字体：{characters}。</translation>
    </message>
</context>
<context>
    <name>WallView</name>
    <message>
        <source>{painted} of {total}</source>
        <translation>已完成 {painted}/{total}</translation>
    </message>
    <message>
        <source>{n} styles</source>
        <translation>{n} 种风格</translation>
    </message>
    <message>
        <source>Your photo in every style</source>
        <translation>您的照片，所有风格</translation>
    </message>
    <message>
        <source>Click a style to use it, Ctrl+click to blend several.</source>
        <translation>单击即可使用该风格，按住 Ctrl 单击可混合多种风格。</translation>
    </message>
    <message>
        <source>The painting as it is now</source>
        <translation>当前的画作</translation>
    </message>
    <message>
        <source>Save as picture…</source>
        <translation>保存为图片…</translation>
    </message>
    <message>
        <source>Save the wall as one picture with captions</source>
        <translation>把整面风格墙保存为一张带标题的图片</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to the picture  (Esc)</source>
        <translation>返回图片  (Esc)</translation>
    </message>
    <message>
        <source>Style wall</source>
        <translation>风格墙</translation>
    </message>
    <message>
        <source>Open a photo to see it in every style at once.</source>
        <translation>打开一张照片，即可一次看到它在所有风格下的效果。</translation>
    </message>
    <message>
        <source>Open photo…</source>
        <translation>打开照片…</translation>
    </message>
    <message>
        <source>Drop to open</source>
        <translation>松开即可打开</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>Open in a new window</source>
        <translation>在新窗口中打开</translation>
    </message>
    <message>
        <source>Photos and films</source>
        <translation>照片和影片</translation>
    </message>
    <message>
        <source>{name} was opened. A window shows one picture.</source>
        <translation>已打开 {name}。一个窗口显示一张图片。</translation>
    </message>
    <message>
        <source>Put all in the queue</source>
        <translation>全部加入队列</translation>
    </message>
    <message>
        <source>Open in new windows</source>
        <translation>在新窗口中打开</translation>
    </message>
</context>
</TS>
